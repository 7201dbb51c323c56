; Setup for Windows, for Inno Setup 6.3 or newer. `python -m resources.installers.inno_setup` calls its compiler with
; AppVersion, Bundle (folder of the bundle), Icon (an .ico), and Signed where there is a sign tool called "release".
#ifndef AppVersion
  #error AppVersion is not given; build by python3 dev.py package
#endif

[Setup]
AppId={{5B0C7A52-6E0F-4E53-9D0C-2F2B7A4C81D6}
AppName=vidpipe
AppVersion={#AppVersion}
AppVerName=vidpipe {#AppVersion}
AppPublisher=vidpipe
VersionInfoVersion={#AppVersion}
; For one person, without an administrator; {autopf} is then the person's own folder of programs.
PrivilegesRequired=lowest
DefaultDirName={autopf}\vidpipe
DisableProgramGroupPage=yes
DisableDirPage=auto
UsePreviousAppDir=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
ChangesAssociations=yes
; Who has our files open is asked of Windows; a running app is closed as when Windows shuts down.
CloseApplications=yes
RestartApplications=no
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\vidpipe-desktop-window.exe
UninstallDisplayName=vidpipe
LicenseFile={#Bundle}\_internal\LICENSES.md
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
#ifdef Signed
SignTool=release
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; An upgrade leaves nothing of the version before.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\vidpipe-desktop-window.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Bundle}\vidpipe-desktop.exe"; DestDir: "{app}"; Flags: ignoreversion
Source: "{#Bundle}\_internal\*"; DestDir: "{app}\_internal"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\vidpipe"; Filename: "{app}\vidpipe-desktop-window.exe"; Comment: "Turn words into a film"

[Registry]
; For this person only. Another program may have taken the files over: Windows keeps what the person chose.
Root: HKCU; Subkey: "Software\Classes\.vidpipe\OpenWithProgids"; ValueType: string; ValueName: "vidpipe.project"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\.vidpipe"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.vidpipe.project+zip"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\vidpipe.project"; ValueType: string; ValueName: ""; ValueData: "vidpipe project"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\vidpipe.project\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\_internal\project.ico"
Root: HKCU; Subkey: "Software\Classes\vidpipe.project\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\vidpipe-desktop-window.exe"" open ""%1"""

[Run]
Filename: "{app}\vidpipe-desktop-window.exe"; Description: "Open vidpipe"; Flags: nowait postinstall skipifsilent

[Code]
// A program that runs cannot be opened for writing.
function IsRunning(Name: String): Boolean;
var
  Path: String;
  Stream: TFileStream;
begin
  Result := False;
  Path := ExpandConstant('{app}\') + Name;
  if FileExists(Path) then
    try
      Stream := TFileStream.Create(Path, fmOpenReadWrite or fmShareExclusive);
      Stream.Free;
    except
      Result := True;
    end;
end;

function InitializeUninstall(): Boolean;
begin
  Result := True;
  while Result and (IsRunning('vidpipe-desktop-window.exe') or IsRunning('vidpipe-desktop.exe')) do
    Result := SuppressibleMsgBox('vidpipe is open. Close it, then try again.', mbError, MB_RETRYCANCEL, IDCANCEL) = IDRETRY;
end;

// Films stay unless the person says otherwise; a silent removal never asks and never deletes them.
procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Data: String;
begin
  Data := ExpandConstant('{localappdata}\vidpipe');
  if (Step = usPostUninstall) and DirExists(Data) then
    if SuppressibleMsgBox('Delete all films and settings, too? They are in ' + Data + ' and cannot be brought back.',
                          mbConfirmation, MB_YESNO or MB_DEFBUTTON2, IDNO) = IDYES then
      DelTree(Data, True, True, True);
end;
