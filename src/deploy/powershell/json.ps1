
# --- ExtensionSettings as one JSON text: the same in all three scripts. ---

function Test-Same([string] $One, [string] $Other) {
    return [string]::Equals($One, $Other, [StringComparison]::Ordinal)
}

# A JSON text for a comparison: without white space between its parts, and with its escapes decoded.
function Get-Plain([string] $Json) {
    return [regex]::Unescape([regex]::Replace($Json, '("(?:[^"\\]|\\.)*")|\s+', '$1'))
}

function Write-Json($Object) {
    return ConvertTo-Json $Object -Depth 100 -Compress
}

# The object in a JSON text. Throws if PowerShell cannot write it again as it is: others' entries must not change.
function Read-Json([string] $Json) {
    if ([string]::IsNullOrWhiteSpace($Json)) { return New-Object psobject }
    # Its own message would repeat the whole text in a log, and not say whose it is.
    try { $Object = ConvertFrom-Json $Json } catch { $Object = $null }
    $IsObject = $Object -is [System.Management.Automation.PSCustomObject]
    if (-not $IsObject -or -not (Test-Same (Get-Plain (Write-Json $Object)) (Get-Plain $Json))) {
        throw 'ExtensionSettings is no JSON object that PowerShell can write again unchanged. Add the entry by hand'
    }
    return $Object
}

# Whether the JSON text has our entry with each wanted value.
function Test-Text([string] $Json) {
    $Ours = (Read-Json $Json).$Id
    foreach ($Part in $Entry) {
        if (-not (Test-Same $Ours.($Part.Name) $Part.Value)) { return $false }
    }
    return $true
}

# The JSON text with the wanted values in our entry. Whatever IT added to the entry stays.
function Add-Entry([string] $Json) {
    $All = Read-Json $Json
    $Ours = $All.$Id
    if ($Ours -isnot [System.Management.Automation.PSCustomObject]) { $Ours = New-Object psobject }
    foreach ($Part in $Entry) {
        $Ours | Add-Member -MemberType NoteProperty -Name $Part.Name -Value $Part.Value -Force
    }
    $All | Add-Member -MemberType NoteProperty -Name $Id -Value $Ours -Force
    return Write-Json $All
}

# The JSON text without our entry; an empty text if nothing is left.
function Remove-Entry([string] $Json) {
    $All = Read-Json $Json
    $All.PSObject.Properties.Remove($Id)
    if (@($All.PSObject.Properties).Count -eq 0) { return '' }
    return Write-Json $All
}
