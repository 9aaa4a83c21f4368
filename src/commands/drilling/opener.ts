export interface OpenerCommand {
  readonly file: string
  readonly args: readonly string[]
}

/** The program and arguments that show an address as the desktop is set to. No shell ever sees the address. */
export function openerCommand(platform: NodeJS.Platform, address: string): OpenerCommand {
  if (platform === 'darwin') return { file: 'open', args: [address] }
  if (platform === 'win32') return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', address] }
  return { file: 'xdg-open', args: [address] }
}
