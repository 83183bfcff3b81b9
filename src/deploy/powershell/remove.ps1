
# --- Remove. ---

try {
    $Edits = @(Get-RemoveEdit (Read-State $Id) $Id $Names)
    foreach ($Edit in $Edits) {
        Invoke-Edit $Edit
        Write-Output (Show-Edit $Edit)
    }
    Write-Output 'TAP Companion: removed.'
    exit 0
} catch {
    Write-Output ('TAP Companion: not removed: ' + $_.Exception.Message)
    exit 1
}
