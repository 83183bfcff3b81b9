# --- Pure functions: text and tables in, text and edits out. ---

# The parts of a JSON text: white space, strings, numbers, words, signs.
$JsonPart = '\G(?:[ \t\r\n]+|"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null|[{}\[\]:,])'

# Where each member of a JSON object stands. Throws at a text that is no such object.
# Others' entries are never written anew, only copied: ConvertTo-Json would change dates, depth and lists of one.
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

# The JSON object without the members of this name; all others stay as they are, to the character.
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

# The JSON object with this member at its end, in place of all of its name.
function Set-Member([string] $Json, [string] $Name, [string] $Value) {
    $Rest = Remove-Member $Json $Name
    $Member = '"' + $Name + '":' + $Value
    $Members = @(Find-Member $Rest)
    if ($Members.Count -eq 0) { return '{' + $Member + '}' }
    $End = $Members[$Members.Count - 1].End
    return $Rest.Substring(0, $End) + ',' + $Member + $Rest.Substring($End)
}

# Our entry as JSON. Its values hold nothing that JSON escapes.
function ConvertTo-EntryJson($Entry) {
    $Pairs = @($Entry | ForEach-Object { '"' + $_.Name + '":"' + $_.Value + '"' })
    return '{' + ($Pairs -join ',') + '}'
}

# Whether a JSON object has our entry, once and just so.
function Test-Entry([string] $Json, [string] $Id, $Entry) {
    $Ours = @(Find-Member $Json | Where-Object { [string]::Equals($_.Name, $Id, [StringComparison]::Ordinal) })
    if ($Ours.Count -ne 1) { return $false }
    $Value = $Json.Substring($Ours[0].ValueStart, $Ours[0].End - $Ours[0].ValueStart)
    if (-not $Value.StartsWith('{')) { return $false }
    $Members = @(Find-Member $Value)
    if ($Members.Count -ne @($Entry).Count) { return $false }
    foreach ($Wanted in $Entry) {
        $Same = @($Members | Where-Object {
            [string]::Equals($_.Name, $Wanted.Name, [StringComparison]::Ordinal) -and
            [string]::Equals($Value.Substring($_.ValueStart, $_.End - $_.ValueStart), '"' + $Wanted.Value + '"', [StringComparison]::Ordinal)
        })
        if ($Same.Count -ne 1) { return $false }
    }
    return $true
}

# One edit of the registry, below the browser's key.
function New-Edit([string] $Act, [string] $Key, [string] $Name, [string] $Type, $Value) {
    return @{ Act = $Act; Key = $Key; Name = $Name; Type = $Type; Value = $Value }
}

# What makes the values of a key these and no others. A name that differs in its capitals is another: the browser says so.
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

# Which form of ExtensionSettings the browser goes by: 'value', one JSON text, or 'keys', one for each extension. Keys hide the
# text; where no key but ours is there, it is ours that hides it, and ours gives way.
function Get-Form($State, [string] $Id) {
    $Others = @(@($State.EntryKeys) + @($State.EntryNames) | Where-Object { $_ -and $_ -ne $Id })
    if ($Others.Count -eq 0 -and -not [string]::IsNullOrWhiteSpace($State.Json)) { return 'value' }
    return 'keys'
}

# What removes our entry where ExtensionSettings is a key.
function Get-EntryKeyRemoval($State, [string] $Id) {
    if (@($State.EntryKeys) -contains $Id) { New-Edit 'DeleteKey' ('ExtensionSettings\' + $Id) '' '' $null }
    if (@($State.EntryNames) -contains $Id) { New-Edit 'DeleteValue' 'ExtensionSettings' $Id '' $null }
    if ($State.HasEntryKey) { New-Edit 'DeleteEmptyKey' 'ExtensionSettings' '' '' $null }
}

# What installs, and decides the settings; nothing where all is as it should be.
function Get-InstallEdit($State, [string] $Id, $Entry, $Settings) {
    if ((Get-Form $State $Id) -ceq 'value') {
        if ($State.JsonType -cne 'String' -and $State.JsonType -cne 'ExpandString') { throw 'ExtensionSettings is not a text' }
        Get-EntryKeyRemoval $State $Id
        try {
            if (-not (Test-Entry $State.Json $Id $Entry)) {
                New-Edit 'SetValue' '' 'ExtensionSettings' $State.JsonType (Set-Member $State.Json $Id (ConvertTo-EntryJson $Entry))
            }
        } catch {
            throw ('ExtensionSettings ' + $_.Exception.Message + '. It is left as it is: correct it, or add our entry by hand')
        }
    } else {
        $Wanted = @($Entry | ForEach-Object { @{ Name = $_.Name; Type = 'String'; Value = $_.Value } })
        foreach ($Name in $State.OursKeys) { New-Edit 'DeleteKey' ('ExtensionSettings\' + $Id + '\' + $Name) '' '' $null }
        Get-KeyEdit ('ExtensionSettings\' + $Id) $State.Ours $Wanted
    }
    $Key = '3rdparty\extensions\' + $Id + '\policy'
    foreach ($Name in $State.PolicyKeys) { New-Edit 'DeleteKey' ($Key + '\' + $Name) '' '' $null }
    Get-KeyEdit $Key $State.Policy $Settings
}

# What takes away our entry and our settings, and what would be left empty of what we made.
function Get-RemoveEdit($State, [string] $Id) {
    if (-not [string]::IsNullOrWhiteSpace($State.Json) -and $State.Json.Contains($Id)) {
        try {
            $Rest = Remove-Member $State.Json $Id
        } catch {
            throw ('ExtensionSettings ' + $_.Exception.Message + '. It is left as it is: take our entry out by hand')
        }
        if (-not [string]::Equals($Rest, $State.Json, [StringComparison]::Ordinal)) {
            New-Edit 'SetValue' '' 'ExtensionSettings' $State.JsonType $Rest
        }
    }
    Get-EntryKeyRemoval $State $Id
    if ($State.HasPolicyKey) {
        New-Edit 'DeleteKey' ('3rdparty\extensions\' + $Id + '\policy') '' '' $null
        New-Edit 'DeleteEmptyKey' ('3rdparty\extensions\' + $Id) '' '' $null
        New-Edit 'DeleteEmptyKey' '3rdparty\extensions' '' '' $null
        New-Edit 'DeleteEmptyKey' '3rdparty' '' '' $null
    }
}

# --- The registry: the 64-bit view, whatever PowerShell runs. ---
