$Machine = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')

function Open-Key([string] $Key, [bool] $ToWrite) {
    return $Machine.OpenSubKey(($BrowserKey + '\' + $Key).TrimEnd('\'), $ToWrite)
}

function Read-Value($Key) {
    if ($null -eq $Key) { return }
    foreach ($Name in $Key.GetValueNames()) {
        $Value = $Key.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
        @{ Name = $Name; Type = $Key.GetValueKind($Name).ToString(); Value = $Value }
    }
}

function Read-State([string] $Id) {
    $Browser = Open-Key '' $false
    $Entries = Open-Key 'ExtensionSettings' $false
    $Ours = Open-Key ('ExtensionSettings\' + $Id) $false
    $Policy = Open-Key ('3rdparty\extensions\' + $Id + '\policy') $false
    $State = @{
        Json = ''; JsonType = ''; HasEntryKey = $null -ne $Entries; EntryKeys = @(); EntryNames = @()
        Ours = @(Read-Value $Ours); OursKeys = @()
        HasPolicyKey = $null -ne $Policy; Policy = @(Read-Value $Policy); PolicyKeys = @()
    }
    foreach ($Value in @(Read-Value $Browser)) {
        if ($Value.Name -eq 'ExtensionSettings') {
            $State.Json = [string] $Value.Value
            $State.JsonType = $Value.Type
        }
    }
    if ($null -ne $Entries) {
        $State.EntryKeys = @($Entries.GetSubKeyNames())
        $State.EntryNames = @($Entries.GetValueNames())
    }
    if ($null -ne $Ours) { $State.OursKeys = @($Ours.GetSubKeyNames()) }
    if ($null -ne $Policy) { $State.PolicyKeys = @($Policy.GetSubKeyNames()) }
    return $State
}

function Invoke-Edit($Edit) {
    $Path = ($BrowserKey + '\' + $Edit.Key).TrimEnd('\')
    switch ($Edit.Act) {
        'SetValue' {
            $Key = $Machine.CreateSubKey($Path)
            $Key.SetValue($Edit.Name, $Edit.Value, [Microsoft.Win32.RegistryValueKind] $Edit.Type)
            $Key.Close()
        }
        'DeleteValue' {
            $Key = Open-Key $Edit.Key $true
            if ($null -ne $Key) {
                $Key.DeleteValue($Edit.Name, $false)
                $Key.Close()
            }
        }
        'DeleteKey' { $Machine.DeleteSubKeyTree($Path, $false) }
        'DeleteEmptyKey' {
            $Key = Open-Key $Edit.Key $false
            if ($null -ne $Key) {
                $IsEmpty = $Key.SubKeyCount -eq 0 -and $Key.ValueCount -eq 0
                $Key.Close()
                if ($IsEmpty) { $Machine.DeleteSubKey($Path, $false) }
            }
        }
        default { throw ('no such edit: ' + $Edit.Act) }
    }
}

function Show-Edit($Edit) {
    $Text = $Edit.Act + ' ' + ($BrowserKey + '\' + $Edit.Key).TrimEnd('\')
    if ($Edit.Name) { $Text = $Text + ' : ' + $Edit.Name }
    if ($Edit.Act -eq 'SetValue') {
        $Value = [string] $Edit.Value
        # Intune keeps only two thousand characters of the output.
        if ($Value.Length -gt 200) { $Value = $Value.Substring(0, 200) + '...' }
        $Text = $Text + ' = ' + $Value
    }
    return $Text
}
