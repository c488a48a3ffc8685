/**
 * Parameters of cmdlets: name, aliases behind `:`, `!` for switches, `@n` for the position, `*` where it takes all that
 * is left (PowerShell 7.6, Get-Command).
 */

const common =
  'Verbose!:vb Debug!:db ErrorAction:ea WarningAction:wa InformationAction:infa ProgressAction:proga ' +
  'ErrorVariable:ev WarningVariable:wv InformationVariable:iv OutVariable:ov OutBuffer:ob PipelineVariable:pv';
const shouldProcess = ' WhatIf!:wi Confirm!:cf';

const web =
  'UseBasicParsing! Uri@0 HttpVersion WebSession SessionVariable:SV AllowUnencryptedAuthentication! Authentication ' +
  'Credential UseDefaultCredentials! CertificateThumbprint Certificate SkipCertificateCheck! SslProtocol Token ' +
  'UserAgent DisableKeepAlive! ConnectionTimeoutSeconds:TimeoutSec OperationTimeoutSeconds Headers ' +
  'SkipHeaderValidation! AllowInsecureRedirect! MaximumRedirection MaximumRetryCount PreserveAuthorizationOnRedirect! ' +
  'RetryIntervalSec Method CustomMethod:CM PreserveHttpMethodOnRedirect! UnixSocket NoProxy! Proxy ProxyCredential ' +
  'ProxyUseDefaultCredentials! Body Form ContentType TransferEncoding InFile OutFile PassThru! Resume! SkipHttpErrorCheck!';

const compact: Readonly<Record<string, string>> = {
  'Write-Output': 'InputObject@0* NoEnumerate!',
  'Write-Host': 'Object@0*:Msg/Message NoNewline! Separator ForegroundColor BackgroundColor',
  'Write-Error':
    'Message@0:Msg Exception ErrorRecord Category ErrorId TargetObject RecommendedAction CategoryActivity:Activity ' +
    'CategoryReason:Reason CategoryTargetName:TargetName CategoryTargetType:TargetType',
  'Write-Warning': 'Message@0:Msg',
  'Write-Verbose': 'Message@0:Msg',
  'Write-Debug': 'Message@0:Msg',
  'Write-Information': 'MessageData@0:Msg/Message Tags@1',
  'Get-Command':
    'Name@0 Verb Noun Module:PSSnapin ExcludeModule FullyQualifiedModule CommandType:Type TotalCount Syntax! ' +
    'ShowCommandInfo! ArgumentList@1:Args All! ListImported! ParameterName ParameterType UseFuzzyMatching! ' +
    'FuzzyMinimumDistance UseAbbreviationExpansion!',
  'Join-Path': 'Path@0:PSPath ChildPath@1 AdditionalChildPath@2 Resolve! Credential',
  'Split-Path':
    'Path@0 LiteralPath:PSPath/LP Qualifier! NoQualifier! Parent! Leaf! LeafBase! Extension! Resolve! IsAbsolute! Credential',
  'Convert-Path': 'Path@0 LiteralPath:PSPath/LP',
  'Test-Path': `Path@0 LiteralPath:PSPath/LP Filter Include Exclude PathType:Type IsValid! Credential OlderThan NewerThan`,
  'Remove-Item': `Path@0 LiteralPath:PSPath/LP Filter Include Exclude Recurse! Force! Credential Stream${shouldProcess}`,
  'New-Item': `Path@0 Name ItemType:Type Value:Target Force! Credential${shouldProcess}`,
  'Set-Content':
    `Value@1 PassThru! Path@0 LiteralPath:PSPath/LP Filter Include Exclude Force! Credential NoNewline! ` +
    `Encoding AsByteStream! Stream${shouldProcess}`,
  'Add-Content':
    `Value@1 PassThru! Path@0 LiteralPath:PSPath/LP Filter Include Exclude Force! Credential NoNewline! ` +
    `Encoding AsByteStream! Stream${shouldProcess}`,
  'Get-Content':
    'ReadCount TotalCount:First/Head Tail:Last Path@0 LiteralPath:PSPath/LP Filter Include Exclude Force! Credential ' +
    'Delimiter Wait! Raw! Encoding AsByteStream! Stream',
  'Out-Null': 'InputObject',
  'Out-Host': 'Paging! InputObject',
  'Out-String': 'Stream! Width NoNewline! InputObject',
  'Out-File': `FilePath@0:Path LiteralPath:PSPath/LP Encoding@1 Append! Force! NoClobber!:NoOverwrite Width NoNewline! InputObject${shouldProcess}`,
  'Select-Object':
    'InputObject Property@0 ExcludeProperty ExpandProperty Unique! CaseInsensitive! Last First Skip SkipLast Wait! Index SkipIndex',
  'Where-Object':
    'InputObject FilterScript@0 Property Value@1 EQ!:IEQ CEQ! NE!:INE CNE! GT!:IGT CGT! LT!:ILT CLT! GE!:IGE CGE! ' +
    'LE!:ILE CLE! Like!:ILike CLike! NotLike!:INotLike CNotLike! Match!:IMatch CMatch! NotMatch!:INotMatch CNotMatch! ' +
    'Contains!:IContains CContains! NotContains!:INotContains CNotContains! In!:IIn CIn! NotIn!:INotIn CNotIn! Is! IsNot! Not!',
  'ForEach-Object': `InputObject Begin Process@0 End RemainingScripts MemberName ArgumentList:Args Parallel ThrottleLimit TimeoutSeconds AsJob! UseNewRunspace!${shouldProcess}`,
  'ConvertFrom-Json': 'InputObject@0 AsHashtable! Depth NoEnumerate! DateKind',
  'ConvertTo-Json': 'InputObject@0 Depth Compress! EnumsAsStrings! AsArray! EscapeHandling',
  'Start-Sleep': 'Seconds@0 Milliseconds:ms Duration:ts',
  'Start-Process':
    `FilePath@0:PSPath/Path ArgumentList@1:Args Credential:RunAs WorkingDirectory LoadUserProfile!:Lup NoNewWindow!:nnw PassThru! ` +
    `RedirectStandardError:RSE RedirectStandardInput:RSI RedirectStandardOutput:RSO Verb WindowStyle Wait! UseNewEnvironment! Environment${shouldProcess}`,
  'Stop-Process': `Name:ProcessName Id@0 InputObject PassThru! Force!${shouldProcess}`,
  'New-Object': 'TypeName@0 ArgumentList@1:Args Property ComObject Strict!',
  'Set-StrictMode': 'Off! Version:v',
  'Set-Variable': `Name@0 Value@1 Include Exclude Description Option Force! Visibility PassThru! Scope${shouldProcess}`,
  'Format-Table':
    'AutoSize!:AS RepeatHeader! HideTableHeaders! Wrap! Property@0* GroupBy View ShowError! DisplayError! Force! Expand InputObject',
  'Format-List': 'Property@0* GroupBy View ShowError! DisplayError! Force! Expand InputObject',
  'Sort-Object': 'Stable! Descending! Unique! Top Bottom InputObject Culture CaseSensitive! Property@0',
  'Measure-Object':
    'InputObject Property@0 StandardDeviation! Sum! AllStats! Average! Maximum! Minimum! Line! Word! Character! IgnoreWhiteSpace!',
  'Get-Date':
    'Date@0:LastWriteTime UnixTimeSeconds:UnixTime Year Month Day Hour Minute Second Millisecond DisplayHint UFormat Format AsUTC!',
  'Select-String':
    'Culture InputObject Pattern@0 Path@1 LiteralPath:PSPath/LP Raw! SimpleMatch! CaseSensitive! Quiet! List! NoEmphasis! ' +
    'Include Exclude NotMatch! AllMatches! Encoding Context',
  'Invoke-RestMethod': `FollowRelLink!:FL MaximumFollowRelLink:ML ResponseHeadersVariable:RHV StatusCodeVariable ${web}`,
  'Invoke-WebRequest': web,
};

export interface Parameter {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly isSwitch: boolean;
  readonly position: number | undefined;
  /** All positional arguments that are left are its elements. */
  readonly takesRest: boolean;
}

const parsed = new Map<string, readonly Parameter[]>();

/** The parameters of a cmdlet, the common ones among them; undefined for a cmdlet that is not modelled. */
export function parametersOf(cmdlet: string): readonly Parameter[] | undefined {
  const known = parsed.get(cmdlet);
  if (known !== undefined) return known;
  const text = compact[cmdlet];
  if (text === undefined) return undefined;
  const parameters = `${text} ${common}`.split(/ +/).map(parse);
  parsed.set(cmdlet, parameters);
  return parameters;
}

function parse(text: string): Parameter {
  const match = /^([A-Za-z]+)(!)?(?:@(\d)(\*)?)?(?::(.*))?$/.exec(text);
  if (match === null) throw new Error(`not a parameter: ${text}`);
  const [, name = '', mark, position, rest, aliases = ''] = match;
  return {
    name,
    aliases: aliases === '' ? [] : aliases.split('/'),
    isSwitch: mark !== undefined,
    position: position === undefined ? undefined : Number(position),
    takesRest: rest !== undefined,
  };
}

/** Names and aliases of the parameters that every cmdlet has, in lower case. */
export const commonNames: readonly string[] = common
  .split(/ +/)
  .map(parse)
  .flatMap(({ name, aliases }) => [name, ...aliases])
  .map((name) => name.toLowerCase());

/** Names of the cmdlets that are modelled, by name in lower case. */
export const cmdletNames: ReadonlyMap<string, string> = new Map(
  Object.keys(compact).map((name) => [name.toLowerCase(), name]),
);
