# --- Pure functions: text and tables in, text and edits out. ---

# The parts of a JSON text: white space, strings, numbers, words, punctuation.
$JsonPart = '\G(?:[ \t\r\n]+|"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null|[{}\[\]:,])'

# The position of each member of a JSON object. Throws if the text is not such an object.
# The scripts copy others' entries and never rewrite them: ConvertTo-Json would change dates, depth and lists of one.
function Find-Member([string] $Json) {
    $Members = New-Object System.Collections.ArrayList
    $Open = ''
    $Wanted = 'value'
    $End = 0
    foreach ($Match in [regex]::Matches($Json, $JsonPart)) {
        $End = $Match.Index + $Match.Length
        $Part = $Match.Value
        if ($Part.Trim().Length -eq 0) { continue }
        $Sign = $Part.Substring(0, 1)
        $IsValue = $Wanted -ceq 'value' -or $Wanted -ceq 'value or end'
        $Closes = ($Sign -ceq '}' -and $Open.EndsWith('{')) -or ($Sign -ceq ']' -and $Open.EndsWith('['))
        if ($Open.Length -eq 0 -and ($Wanted -cne 'value' -or $Sign -cne '{')) { throw 'is no JSON object' }
        if ($Open -ceq '{' -and $Wanted -ceq 'value') { $Members[$Members.Count - 1].ValueStart = $Match.Index }
        if ($Closes -and ($Wanted -ceq 'next' -or $Wanted.EndsWith('or end'))) {
            $Open = $Open.Substring(0, $Open.Length - 1)
            $Wanted = 'next'
        } elseif ($Sign -ceq '"' -and $Wanted.StartsWith('key')) {
            if ($Open -ceq '{') {
                $Name = [regex]::Unescape($Part.Substring(1, $Part.Length - 2))
                [void] $Members.Add([pscustomobject] @{ Name = $Name; Start = $Match.Index; ValueStart = 0; End = 0 })
            }
            $Wanted = 'colon'
        } elseif ($Sign -ceq ':' -and $Wanted -ceq 'colon') {
            $Wanted = 'value'
        } elseif ($Sign -ceq ',' -and $Wanted -ceq 'next') {
            if ($Open.EndsWith('{')) { $Wanted = 'key' } else { $Wanted = 'value' }
        } elseif ($Sign -ceq '{' -and $IsValue) {
            $Open = $Open + '{'
            $Wanted = 'key or end'
        } elseif ($Sign -ceq '[' -and $IsValue) {
            $Open = $Open + '['
            $Wanted = 'value or end'
        } elseif ($IsValue -and -not '}]:,'.Contains($Sign)) {
            $Wanted = 'next'
        } else {
            throw ('is no JSON: unexpected ' + $Sign + ' at character ' + ($Match.Index + 1))
        }
        if ($Open -ceq '{' -and $Wanted -ceq 'next') { $Members[$Members.Count - 1].End = $End }
    }
    if ($End -ne $Json.Length -or $Open.Length -ne 0 -or $Wanted -cne 'next') {
        throw ('is no whole JSON object: it cannot be read after character ' + $End)
    }
    return $Members
}

# The JSON object without the members of this name. The others do not change, not even by one character.
function Remove-Member([string] $Json, [string] $Name) {
    $Members = @(Find-Member $Json)
    for ($Place = $Members.Count - 1; $Place -ge 0; $Place--) {
        if (-not [string]::Equals($Members[$Place].Name, $Name, [StringComparison]::Ordinal)) { continue }
        $From = $Members[$Place].Start
        $To = $Members[$Place].End
        if ($Place -gt 0) {
            $From = $Members[$Place - 1].End
        } elseif ($Members.Count -gt 1) {
            $To = $Members[1].Start
        }
        return Remove-Member ($Json.Substring(0, $From) + $Json.Substring($To)) $Name
    }
    return $Json
}

# The JSON object with this member at its end. It replaces all members of the same name.
function Set-Member([string] $Json, [string] $Name, [string] $Value) {
    $Rest = Remove-Member $Json $Name
    $Member = '"' + $Name + '":' + $Value
    $Members = @(Find-Member $Rest)
    if ($Members.Count -eq 0) { return '{' + $Member + '}' }
    $End = $Members[$Members.Count - 1].End
    return $Rest.Substring(0, $End) + ',' + $Member + $Rest.Substring($End)
}

# Our entry with the wanted values of our own members. Other members, which IT added, do not change. Our values contain
# nothing that JSON escapes.
function Set-Entry([string] $Json, $Entry) {
    $Result = $Json
    foreach ($Wanted in $Entry) {
        $Value = '"' + $Wanted.Value + '"'
        $Found = @(Find-Member $Result | Where-Object {
            [string]::Equals($_.Name, $Wanted.Name, [StringComparison]::Ordinal)
        })
        $Right = @($Found | Where-Object {
            [string]::Equals($Result.Substring($_.ValueStart, $_.End - $_.ValueStart), $Value, [StringComparison]::Ordinal)
        })
        if ($Found.Count -ne 1 -or $Right.Count -ne 1) { $Result = Set-Member $Result $Wanted.Name $Value }
    }
    return $Result
}

# ExtensionSettings with our entry in it, once. If there are several, the last one counts, as in the browser.
function Merge-Entry([string] $Json, [string] $Id, $Entry) {
    $Ours = @(Find-Member $Json | Where-Object { [string]::Equals($_.Name, $Id, [StringComparison]::Ordinal) })
    $Old = '{}'
    foreach ($Member in $Ours) { $Old = $Json.Substring($Member.ValueStart, $Member.End - $Member.ValueStart) }
    if (-not $Old.StartsWith('{')) { $Old = '{}' }
    $New = Set-Entry $Old $Entry
    if ($Ours.Count -eq 1 -and [string]::Equals($New, $Old, [StringComparison]::Ordinal)) { return $Json }
    return Set-Member $Json $Id $New
}

# One edit of the registry, below the browser's key.
function New-Edit([string] $Act, [string] $Key, [string] $Name, [string] $Type, $Value) {
    return @{ Act = $Act; Key = $Key; Name = $Name; Type = $Type; Value = $Value }
}

# The edits that give a key exactly these values. Names with other capitals are other names, as in the browser.
function Get-KeyEdit([string] $Key, $Found, $Wanted) {
    foreach ($Value in $Found) {
        $Same = @($Wanted | Where-Object { [string]::Equals($_.Name, $Value.Name, [StringComparison]::Ordinal) })
        if ($Same.Count -eq 0) { New-Edit 'DeleteValue' $Key $Value.Name '' $null }
    }
    foreach ($Value in $Wanted) {
        $Same = @($Found | Where-Object {
            [string]::Equals($_.Name, $Value.Name, [StringComparison]::Ordinal) -and
            $_.Type -ceq $Value.Type -and
            [string]::Equals([string] $_.Value, [string] $Value.Value, [StringComparison]::Ordinal)
        })
        if ($Same.Count -eq 0) { New-Edit 'SetValue' $Key $Value.Name $Value.Type $Value.Value }
    }
}

# The values of a list that have one of these names. The registry ignores capitals.
function Select-Named($List, $Names) {
    foreach ($Value in $List) {
        if ($Names -contains $Value.Name) { $Value }
    }
}

# The names in our key that are not ours: IT added them.
function Get-Extra($State, $Names) {
    foreach ($Value in $State.Ours) {
        if (-not ($Names -contains $Value.Name)) { $Value.Name }
    }
    foreach ($Name in $State.OursKeys) {
        if (-not ($Names -contains $Name)) { $Name }
    }
}

# The form of ExtensionSettings for our entry: 'value', one JSON text, or 'keys', a key for each extension. Keys hide
# the text. So we write a key only beside others' keys, or if IT added values to our key. Then a policy that arrives
# later as a text, as on a new machine, replaces our text and is not hidden.
function Get-Form($State, [string] $Id, $Extra) {
    $Others = @(@($State.EntryKeys) + @($State.EntryNames) | Where-Object { $_ -and $_ -ne $Id })
    if ($Others.Count -gt 0) { return 'keys' }
    if ([string]::IsNullOrWhiteSpace($State.Json) -and $Extra.Count -gt 0) { return 'keys' }
    return 'value'
}

# The edits that remove our entry if ExtensionSettings is a key.
function Get-EntryKeyRemoval($State, [string] $Id) {
    if (@($State.EntryKeys) -contains $Id) { New-Edit 'DeleteKey' ('ExtensionSettings\' + $Id) '' '' $null }
    if (@($State.EntryNames) -contains $Id) { New-Edit 'DeleteValue' 'ExtensionSettings' $Id '' $null }
    if ($State.HasEntryKey) { New-Edit 'DeleteEmptyKey' 'ExtensionSettings' '' '' $null }
}

# The edits that put our entry into the text. The key is removed after that, so that there is always one of the two.
function Get-TextEdit($State, [string] $Id, $Entry, $Extra) {
    $Text = '{}'
    $Type = 'String'
    if (-not [string]::IsNullOrWhiteSpace($State.Json)) {
        $Text = $State.Json
        $Type = $State.JsonType
    }
    if ($Type -cne 'String' -and $Type -cne 'ExpandString') { throw 'ExtensionSettings is not a text' }
    if ($Extra.Count -gt 0) {
        throw ('the key ' + $Id + ' hides the ExtensionSettings that is a text, and has ' + ($Extra -join ', ') +
            '. Both are left as they are: write that into the text, and delete the key')
    }
    try {
        $New = Merge-Entry $Text $Id $Entry
    } catch {
        throw ('ExtensionSettings ' + $_.Exception.Message +
            '. It is left as it is: correct it, or add our entry by hand')
    }
    if (-not [string]::Equals($New, $State.Json, [StringComparison]::Ordinal)) {
        New-Edit 'SetValue' '' 'ExtensionSettings' $Type $New
    }
    Get-EntryKeyRemoval $State $Id
}

# The edits that install the extension and write the settings; none if nothing is left to do. Without settings, the
# policy key is not touched.
function Get-InstallEdit($State, [string] $Id, $Entry, $Settings) {
    $Names = @($Entry | ForEach-Object { $_.Name })
    $Extra = @(Get-Extra $State $Names)
    if ((Get-Form $State $Id $Extra) -ceq 'value') {
        Get-TextEdit $State $Id $Entry $Extra
    } else {
        $Wanted = @($Entry | ForEach-Object { @{ Name = $_.Name; Type = 'String'; Value = $_.Value } })
        foreach ($Name in $State.OursKeys) {
            if ($Names -contains $Name) { New-Edit 'DeleteKey' ('ExtensionSettings\' + $Id + '\' + $Name) '' '' $null }
        }
        Get-KeyEdit ('ExtensionSettings\' + $Id) @(Select-Named $State.Ours $Names) $Wanted
    }
    if (@($Settings).Count -gt 0) {
        $Key = '3rdparty\extensions\' + $Id + '\policy'
        foreach ($Name in $State.PolicyKeys) { New-Edit 'DeleteKey' ($Key + '\' + $Name) '' '' $null }
        Get-KeyEdit $Key $State.Policy $Settings
    }
}

# The edits that remove our entry, the settings with these names, and the keys that would be empty after that.
function Get-RemoveEdit($State, [string] $Id, $Names) {
    if (-not [string]::IsNullOrWhiteSpace($State.Json) -and $State.Json.Contains($Id)) {
        try {
            $Rest = Remove-Member $State.Json $Id
            $Others = @(Find-Member $Rest)
        } catch {
            throw ('ExtensionSettings ' + $_.Exception.Message + '. It is left as it is: take our entry out by hand')
        }
        $IsOther = -not [string]::Equals($Rest, $State.Json, [StringComparison]::Ordinal)
        if ($IsOther -and $Others.Count -gt 0) { New-Edit 'SetValue' '' 'ExtensionSettings' $State.JsonType $Rest }
        if ($IsOther -and $Others.Count -eq 0) { New-Edit 'DeleteValue' '' 'ExtensionSettings' '' $null }
    }
    Get-EntryKeyRemoval $State $Id
    if ($State.HasPolicyKey -and @($Names).Count -gt 0) {
        $Key = '3rdparty\extensions\' + $Id
        foreach ($Name in $State.PolicyKeys) {
            if ($Names -contains $Name) { New-Edit 'DeleteKey' ($Key + '\policy\' + $Name) '' '' $null }
        }
        foreach ($Value in @(Select-Named $State.Policy $Names)) {
            New-Edit 'DeleteValue' ($Key + '\policy') $Value.Name '' $null
        }
        New-Edit 'DeleteEmptyKey' ($Key + '\policy') '' '' $null
        New-Edit 'DeleteEmptyKey' $Key '' '' $null
        New-Edit 'DeleteEmptyKey' '3rdparty\extensions' '' '' $null
        New-Edit 'DeleteEmptyKey' '3rdparty' '' '' $null
    }
}

# --- The registry: always the 64-bit view, even in a 32-bit PowerShell. ---

