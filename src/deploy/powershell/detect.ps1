
# --- Detect: is anything left for the install script to do? ---

try {
    $Differs = @()
    if (-not (Test-Settings)) { $Differs += 'its settings' }
    if (-not (Test-Enrolled) -and -not (Test-Entry)) { $Differs += 'its entry in ExtensionSettings' }
    if ($Differs.Count -eq 0) {
        Write-Output 'TAP Companion: nothing is left to do.'
        exit 0
    }
    Write-Output ('TAP Companion: to be written: ' + ($Differs -join ', '))
    exit 1
} catch {
    Write-Output ('TAP Companion: cannot tell. ' + $_.Exception.Message)
    exit 1
}
