
# --- Install. ---

try {
    # Compute all edits before the first one is made.
    $Edits = @(Get-InstallEdit (Read-State $Id) $Id $Entry $Settings)
    foreach ($Edit in $Edits) {
        Invoke-Edit $Edit
        Write-Output (Show-Edit $Edit)
    }
    Write-Output 'TAP Companion: installed and set up.'
    exit 0
} catch {
    Write-Output ('TAP Companion: not installed: ' + $_.Exception.Message)
    exit 1
}
