# jjj in PowerShell. For good: put this line into the file that $PROFILE names
#     jjj completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName jjj -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text } })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
        $env:JJJ_COMPLETE = 'powershell'
        $env:JJJ_WORDS = ($words + $wordToComplete.Trim("'", '"')) -join "`n"
        $lines = @(jjj 2>$null)
    } finally {
        Remove-Item Env:JJJ_COMPLETE -ErrorAction SilentlyContinue
        Remove-Item Env:JJJ_WORDS -ErrorAction SilentlyContinue
        [Console]::OutputEncoding = $encoding
    }
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $word, $note = $_ -split "`t", 2
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $note)
    }
}
