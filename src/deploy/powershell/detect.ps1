
# --- Detect: is anything left for the install script to do? ---

try {
    $Edits = @(Get-InstallEdit (Read-State $Id) $Id $Entry $Settings)
    if ($Edits.Count -eq 0) {
        Write-Output 'TAP Companion: installed and set up.'
        exit 0
    }
    foreach ($Edit in $Edits) { Write-Output ('Differs: ' + (Show-Edit $Edit)) }
    exit 1
} catch {
    Write-Output ('TAP Companion: cannot tell: ' + $_.Exception.Message)
    exit 1
}
