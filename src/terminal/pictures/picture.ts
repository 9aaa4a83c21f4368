/** A picture as its file has it; the size in pixels was read from its beginning. */
export interface PictureFile {
  readonly bytes: Uint8Array
  readonly type: string
  readonly width: number
  readonly height: number
}

/** How a terminal takes pictures. */
export type Graphics = 'kitty' | 'iterm2' | 'sixel'

/** Columns and lines of a terminal. */
export interface Cells {
  readonly columns: number
  readonly rows: number
}

/** A character is taken to be this large; where it is larger, a picture fills less than the room kept for it. */
export const CELL = { width: 8, height: 16 }

const MOST_ROWS = 18

/** The room that a picture takes: its own size, or as much as there is, its shape kept. */
export function cellsOf({ width, height }: Pick<PictureFile, 'width' | 'height'>, room: Cells): Cells {
  const most = { width: room.columns * CELL.width, height: Math.min(MOST_ROWS, room.rows) * CELL.height }
  const scale = Math.min(1, most.width / width, most.height / height)
  return {
    columns: Math.max(1, Math.min(room.columns, Math.ceil((width * scale) / CELL.width))),
    rows: Math.max(1, Math.min(room.rows, Math.ceil((height * scale) / CELL.height))),
  }
}
