
# --- The registry: the same in all three scripts. ---

$Machine = [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine', 'Registry64')
$ListKey = $BrowserKey + '\ExtensionSettings'
$EntryKey = $ListKey + '\' + $Id
$PolicyKey = $BrowserKey + '\3rdparty\extensions\' + $Id + '\policy'

# A value as it is written there; $null if there is none.
function Get-Value([string] $Key, [string] $Name) {
    $Open = $Machine.OpenSubKey($Key)
    if ($null -eq $Open) { return $null }
    return $Open.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
}

# Whether the browser is enrolled in management from a cloud. An ExtensionSettings here would hide the cloud's, with
# everything that it blocks.
function Test-Enrolled {
    foreach ($Token in $CloudTokens) {
        if ([string] (Get-Value $Token.Key $Token.Name) -ne '') { return $true }
    }
    return $false
}

# The JSON text of ExtensionSettings.
function Get-Text {
    $Text = Get-Value $BrowserKey 'ExtensionSettings'
    if ($null -eq $Text) { return '' }
    if ($Machine.OpenSubKey($BrowserKey).GetValueKind('ExtensionSettings') -ne 'String') {
        throw 'ExtensionSettings is not a plain text. Add the entry by hand'
    }
    return $Text
}

# Whether ExtensionSettings is a key with one key for each extension, not one JSON text.
function Test-Listed {
    $List = $Machine.OpenSubKey($ListKey)
    if ($null -eq $List -or ($List.SubKeyCount + $List.ValueCount) -eq 0) { return $false }
    if ($null -ne (Get-Value $BrowserKey 'ExtensionSettings')) {
        throw ('ExtensionSettings is a text and a key, and the key hides the text. Delete one: HKLM\' + $ListKey)
    }
    return $true
}

# Whether our entry has each wanted value.
function Test-Entry {
    if (-not (Test-Listed)) { return Test-Text (Get-Text) }
    foreach ($Part in $Entry) {
        if (-not (Test-Same (Get-Value $EntryKey $Part.Name) $Part.Value)) { return $false }
    }
    return $true
}

# Whether the settings are the wanted ones: by the SHA-256 of each name, type and value, in the order of the names.
function Test-Settings {
    if ($Digest -eq '') { return $true }
    $Lines = @()
    $Open = $Machine.OpenSubKey($PolicyKey)
    if ($null -ne $Open) {
        $Names = $Open.GetValueNames()
        [Array]::Sort($Names, [StringComparer]::Ordinal)
        foreach ($Name in $Names) {
            $Lines += $Name + '=' + $Open.GetValueKind($Name) + ':' + (Get-Value $PolicyKey $Name)
        }
        # The template writes lists as keys. They would hide ours.
        $Lines += $Open.GetSubKeyNames()
    }
    $Bytes = [System.Text.Encoding]::UTF8.GetBytes($Lines -join "`n")
    $Hash = [System.Security.Cryptography.SHA256]::Create().ComputeHash($Bytes)
    return Test-Same ([BitConverter]::ToString($Hash).Replace('-', '').ToLowerInvariant()) $Digest
}
