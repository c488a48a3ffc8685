/** Aliases that every PowerShell has, on every system, and those that only some have. */
export const aliases: ReadonlyMap<string, string> = new Map(
  (
    '?=where-object where=where-object %=foreach-object foreach=foreach-object echo=write-output gc=get-content ' +
    'type=get-content gcm=get-command iex=invoke-expression icm=invoke-command irm=invoke-restmethod ' +
    'iwr=invoke-webrequest ni=new-item oh=out-host del=remove-item erase=remove-item rd=remove-item ri=remove-item ' +
    'saps=start-process spps=stop-process select=select-object set=set-variable sv=set-variable ' +
    'cd=set-location chdir=set-location sl=set-location clc=clear-content cls=clear-host copy=copy-item cpi=copy-item ' +
    'dir=get-childitem gci=get-childitem fl=format-list ft=format-table gi=get-item gl=get-location pwd=get-location ' +
    'gm=get-member gps=get-process group=group-object gv=get-variable measure=measure-object mi=move-item move=move-item ' +
    'ipmo=import-module ihy=invoke-history r=invoke-history h=get-history history=get-history md=mkdir nal=new-alias ' +
    'sal=set-alias nv=new-variable popd=pop-location pushd=push-location ren=rename-item rni=rename-item ' +
    'rv=remove-variable rvpa=resolve-path sajb=start-job si=set-item sls=select-string sp=set-itemproperty ' +
    'clhy=clear-history cli=clear-item clp=clear-itemproperty clv=clear-variable cvpa=convert-path ' +
    'dbp=disable-psbreakpoint ebp=enable-psbreakpoint epal=export-alias epcsv=export-csv ' +
    'etsn=enter-pssession exsn=exit-pssession fc=format-custom fhx=format-hex fw=format-wide ' +
    'gal=get-alias gbp=get-psbreakpoint gdr=get-psdrive gerr=get-error ghy=get-history gjb=get-job ' +
    'gmo=get-module gp=get-itemproperty gpv=get-itempropertyvalue gsn=get-pssession gu=get-unique ' +
    'ii=invoke-item ipal=import-alias ipcsv=import-csv mp=move-itemproperty ndr=new-psdrive ' +
    'nmo=new-module nsn=new-pssession rbp=remove-psbreakpoint rcjb=receive-job rcsn=receive-pssession ' +
    'rdr=remove-psdrive rjb=remove-job rmo=remove-module rp=remove-itemproperty rsn=remove-pssession ' +
    'sbp=set-psbreakpoint spjb=stop-job wjb=wait-job'
  )
    .split(' ')
    .map((pair) => {
      const [name = '', cmdlet = ''] = pair.split('=');
      return [name, cmdlet] as const;
    }),
);

/** On Windows, or in Windows PowerShell alone, they are cmdlets; elsewhere they are programs. */
export const foreignAliases: ReadonlySet<string> = new Set([
  'ac',
  'asnp',
  'cat',
  'clear',
  'compare',
  'cp',
  'cpp',
  'diff',
  'epsn',
  'gcb',
  'gcs',
  'gin',
  'gsv',
  'gtz',
  'gwmi',
  'ipsn',
  'ise',
  'iwmi',
  'kill',
  'lp',
  'ls',
  'man',
  'mount',
  'mv',
  'npssc',
  'ogv',
  'ps',
  'rm',
  'rmdir',
  'rnp',
  'rwmi',
  'sasv',
  'sc',
  'scb',
  'shcm',
  'sleep',
  'sort',
  'spsv',
  'start',
  'stz',
  'sujb',
  'swmi',
  'tee',
  'trcm',
  'tnc',
  'wget',
  'write',
  'help',
  'more',
  'mkdir',
]);
