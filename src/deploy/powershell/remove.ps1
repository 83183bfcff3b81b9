
# --- Remove: our entry, and the settings if these scripts wrote any. ---

try {
    if ($Digest -ne '') { $Machine.DeleteSubKeyTree($BrowserKey + '\3rdparty\extensions\' + $Id, $false) }
    if (Test-Listed) {
        $Machine.DeleteSubKeyTree($EntryKey, $false)
        $List = $Machine.OpenSubKey($ListKey)
        # An empty key would not hide a text, but nobody needs it.
        if (($List.SubKeyCount + $List.ValueCount) -eq 0) { $Machine.DeleteSubKey($ListKey) }
    } elseif ((Get-Text).Contains($Id)) {
        # The id may also be inside another's entry: then nothing changes.
        $Text = Remove-Entry (Get-Text)
        $Open = $Machine.CreateSubKey($BrowserKey)
        if ($Text -eq '') { $Open.DeleteValue('ExtensionSettings') }
        elseif (-not (Test-Same (Get-Plain $Text) (Get-Plain (Get-Text)))) {
            $Open.SetValue('ExtensionSettings', $Text, 'String')
        }
    }
    Write-Output 'TAP Companion: removed.'
    exit 0
} catch {
    Write-Output ('TAP Companion: not all of it was removed. ' + $_.Exception.Message)
    exit 1
}
