# SPDX-License-Identifier: MIT OR Apache-2.0
# Runs the scripts for Windows under the PowerShell that runs this: the merge on the cases of merge.json, then install,
# detect and remove on the registry of this machine. For a test machine, as an administrator, and for Windows PowerShell
# 5.1 and PowerShell 7. Ends with "N passed, N failed".

$ErrorActionPreference = 'Stop'
$Root = Split-Path (Split-Path $PSScriptRoot)
$Deployed = Join-Path ([System.IO.Path]::GetTempPath()) ('tap-companion-' + $PID)
$script:Passed = 0
$script:Failed = 0
# What a script or a function said last.
$script:Said = ''

function Test-That([string] $Name, [bool] $IsTrue) {
    if ($IsTrue) { $script:Passed++ } else {
        $script:Failed++
        Write-Output ('FAILED: ' + $Name + '. Last said: ' + $script:Said)
    }
}

$Policy = Join-Path ([System.IO.Path]::GetTempPath()) ('tap-companion-' + $PID + '.json')
Set-Content $Policy '{"surface": "toolbar", "organisationName": "Contoso \u00e9", "passMaxLength": 12, "methods": ["passkey"]}'
Push-Location $Root
cargo run --quiet --locked --features tools --bin deploy -- files --id abcdefghijklmnopabcdefghijklmnop `
    --browser edge --policy $Policy $Deployed
Pop-Location
if ($LASTEXITCODE -ne 0) { throw 'the scripts could not be made' }
$Scripts = Join-Path $Deployed 'edge\windows'

# --- The merge. ---

$Id = 'abcdefghijklmnopabcdefghijklmnop'
$Entry = @(
    @{ Name = 'installation_mode'; Value = 'force_installed' }
    @{ Name = 'update_url'; Value = 'https://edge.microsoft.com/extensionwebstorebase/v1/crx' }
    @{ Name = 'toolbar_state'; Value = 'force_shown' }
)
. (Join-Path $Root 'src\deploy\powershell\json.ps1')

# What an expression gives, or $null if it throws.
function Get-Result([scriptblock] $Body) {
    try { return (& $Body) } catch {
        $script:Said = $_.Exception.Message
        return $null
    }
}

# A JSON text with the members of each object in the order of their names.
function Get-Sorted($Value) {
    if ($Value -is [System.Management.Automation.PSCustomObject]) {
        $Members = foreach ($Name in @($Value.PSObject.Properties | ForEach-Object { $_.Name } | Sort-Object)) {
            '"' + $Name + '":' + (Get-Sorted $Value.$Name)
        }
        return '{' + ($Members -join ',') + '}'
    }
    if ($Value -is [array]) { return '[' + (@($Value | ForEach-Object { Get-Sorted $_ }) -join ',') + ']' }
    return ConvertTo-Json $Value -Compress
}

function Test-Equal([string] $Name, [string] $Text, $Expected) {
    if ($Expected -is [string]) { return Test-That $Name ($Text -eq $Expected) }
    Test-That $Name ((Get-Sorted (ConvertFrom-Json $Text)) -ceq (Get-Sorted $Expected))
}

foreach ($Case in (Get-Content (Join-Path $PSScriptRoot 'merge.json') -Raw -Encoding UTF8 | ConvertFrom-Json)) {
    $Merged = Get-Result { Add-Entry $Case.text }
    $Removed = Get-Result { Remove-Entry $Case.text }
    if ($null -eq $Case.merged) {
        Test-That ($Case.name + ': not merged') ($null -eq $Merged)
        Test-That ($Case.name + ': not removed') ($null -eq $Removed)
    } else {
        Test-Equal ($Case.name + ': merged') $Merged $Case.merged
        Test-Equal ($Case.name + ': removed') $Removed $Case.removed
        Test-That ($Case.name + ': then it is there') (Test-Text $Merged)
    }
}

# --- The scripts themselves. ---

$Shell = (Get-Process -Id $PID).Path
$Browser = 'HKLM:\SOFTWARE\Policies\Microsoft\Edge'

# The exit code of one of the scripts. What it says is in $script:Said.
function Invoke-Script([string] $Name) {
    $File = Join-Path $Scripts ('tap-companion-edge.' + $Name + '.ps1')
    $script:Said = (& $Shell -NoProfile -ExecutionPolicy Bypass -File $File) -join ' '
    return $LASTEXITCODE
}

function Get-Setting([string] $Name) {
    return (Get-ItemProperty ($Browser + '\3rdparty\extensions\' + $Id + '\policy')).$Name
}

# Windows comes without the browser's keys: what a person has set there would be lost.
if (Test-Path $Browser) { throw ('This machine has policies for Edge. Use one that has none: ' + $Browser) }
try {
    Test-That 'nothing is there' ((Invoke-Script 'detect') -eq 1)
    Test-That 'both are to be written' ($script:Said -match 'its settings, its entry')
    Test-That 'install' ((Invoke-Script 'install') -eq 0)
    Test-That 'all is there' ((Invoke-Script 'detect') -eq 0)
    Test-That 'a text' ((Get-Setting 'surface') -ceq 'toolbar')
    Test-That 'a text that is not ASCII' ((Get-Setting 'organisationName') -ceq ('Contoso ' + [char] 0xe9))
    Test-That 'a number' ((Get-Setting 'passMaxLength') -eq 12)
    Test-That 'a list' ((Get-Setting 'methods') -ceq '["passkey"]')

    Set-ItemProperty ($Browser + '\3rdparty\extensions\' + $Id + '\policy') 'surface' 'page'
    Test-That 'another value' ((Invoke-Script 'detect') -eq 1)
    Test-That 'install again' ((Invoke-Script 'install') -eq 0)
    Test-That 'the value is right again' ((Get-Setting 'surface') -ceq 'toolbar')

    New-Item ($Browser + '\3rdparty\extensions\' + $Id + '\policy\methods') | Out-Null
    Test-That 'a list as a key' ((Invoke-Script 'detect') -eq 1)
    Test-That 'install removes the key' ((Invoke-Script 'install') -eq 0)
    Test-That 'no key is left' ((Invoke-Script 'detect') -eq 0)

    Set-ItemProperty $Browser 'ExtensionSettings' '{"*":{"installation_mode":"blocked"}}'
    Test-That 'without our entry' ((Invoke-Script 'detect') -eq 1)
    Test-That 'install beside others' ((Invoke-Script 'install') -eq 0)
    Test-That 'the others are there' ((Get-ItemProperty $Browser).ExtensionSettings -match '"blocked"')
    Test-That 'remove' ((Invoke-Script 'remove') -eq 0)
    Test-That 'only the others' ((Get-ItemProperty $Browser).ExtensionSettings -ceq '{"*":{"installation_mode":"blocked"}}')
    Test-That 'no settings' (-not (Test-Path ($Browser + '\3rdparty\extensions\' + $Id)))

    Remove-ItemProperty $Browser 'ExtensionSettings'
    New-Item ($Browser + '\ExtensionSettings\ponmlkjihgfedcbaponmlkjihgfedcba') -Force | Out-Null
    Test-That 'install as a key' ((Invoke-Script 'install') -eq 0)
    Test-That 'a key of its own' (Test-Path ($Browser + '\ExtensionSettings\' + $Id))
    Test-That 'found as a key' ((Invoke-Script 'detect') -eq 0)
    Test-That 'remove the key' ((Invoke-Script 'remove') -eq 0)
    Test-That 'the other key' (Test-Path ($Browser + '\ExtensionSettings\ponmlkjihgfedcbaponmlkjihgfedcba'))

    Remove-Item ($Browser + '\ExtensionSettings') -Recurse
    Set-ItemProperty $Browser 'ExtensionSettings' '{"a":01}'
    Test-That 'what cannot be read' ((Invoke-Script 'install') -eq 1)
    Test-That 'and why' ($script:Said -match 'no JSON object')
    Test-That 'stays' ((Get-ItemProperty $Browser).ExtensionSettings -ceq '{"a":01}')
    Test-That 'remove leaves a text without our entry' ((Invoke-Script 'remove') -eq 0)
    Test-That 'stays after that' ((Get-ItemProperty $Browser).ExtensionSettings -ceq '{"a":01}')
    Test-That 'the settings again' ((Invoke-Script 'install') -eq 1)

    Set-ItemProperty $Browser 'EdgeManagementEnrollmentToken' 'x'
    Test-That 'managed from a cloud' ((Invoke-Script 'install') -eq 0)
    Test-That 'stays there, too' ((Get-ItemProperty $Browser).ExtensionSettings -ceq '{"a":01}')
    Test-That 'found' ((Invoke-Script 'detect') -eq 0)
} finally {
    Remove-Item $Browser -Recurse -Force -ErrorAction SilentlyContinue
    Remove-Item $Deployed -Recurse -Force -ErrorAction SilentlyContinue
    Remove-Item $Policy -ErrorAction SilentlyContinue
}

Write-Output ("$script:Passed passed, $script:Failed failed")
if ($script:Failed -gt 0) { exit 1 }
