
# --- Install: writes what differs. ---

try {
    if (-not (Test-Settings)) {
        $Open = $Machine.CreateSubKey($PolicyKey)
        $Wanted = @($Settings | ForEach-Object { $_.Name })
        foreach ($Name in $Open.GetValueNames()) {
            if ($Wanted -cnotcontains $Name) { $Open.DeleteValue($Name) }
        }
        foreach ($Name in $Open.GetSubKeyNames()) { $Open.DeleteSubKeyTree($Name) }
        foreach ($Setting in $Settings) { $Open.SetValue($Setting.Name, $Setting.Value, $Setting.Type) }
    }
    if (Test-Enrolled) {
        Write-Output 'TAP Companion: the settings are right. This browser is managed from a cloud: add this entry there.'
        Write-Output (Add-Entry '')
        exit 0
    } elseif (-not (Test-Entry)) {
        if (Test-Listed) {
            $Open = $Machine.CreateSubKey($EntryKey)
            foreach ($Part in $Entry) { $Open.SetValue($Part.Name, $Part.Value, 'String') }
        } else {
            $Text = Add-Entry (Get-Text)
            $Machine.CreateSubKey($BrowserKey).SetValue('ExtensionSettings', $Text, 'String')
        }
    }
    Write-Output 'TAP Companion: nothing is left to do.'
    exit 0
} catch {
    Write-Output ('TAP Companion: not all of it was written. ' + $_.Exception.Message)
    exit 1
}
