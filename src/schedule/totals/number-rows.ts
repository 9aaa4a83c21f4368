/** The columns of a table: names of those of 64-bit numbers, and of those of 32-bit whole numbers. */
export interface Shape<Wide extends string, Narrow extends string> {
  readonly wide: readonly Wide[]
  readonly narrow: readonly Narrow[]
}

type Columns<Name extends string> = Readonly<Record<Name, Float64Array | Int32Array>>

/** Rows of numbers, packed column by column: a number costs its bytes, and a row nothing until it is asked for. */
export class NumberRows<Name extends string> {
  readonly size: number
  readonly #columns: Columns<Name>

  private constructor(size: number, columns: Columns<Name>) {
    this.size = size
    this.#columns = columns
  }

  static bytesOf<Wide extends string, Narrow extends string>({ wide, narrow }: Shape<Wide, Narrow>, size: number) {
    // Whole eights, so that what is packed behind it lies where its numbers may.
    return wide.length * size * 8 + Math.ceil((narrow.length * size) / 2) * 8
  }

  /** Packs rows. Numbers of narrow columns are whole and of 32 bits. */
  static pack<Wide extends string, Narrow extends string>(
    shape: Shape<Wide, Narrow>,
    rows: readonly Readonly<Record<Wide | Narrow, number>>[],
  ): Uint8Array {
    const bytes = new ArrayBuffer(NumberRows.bytesOf(shape, rows.length))
    const columns = columnsOver(shape, bytes, 0, rows.length)
    for (const [place, row] of rows.entries())
      for (const name of [...shape.wide, ...shape.narrow]) columns[name][place] = row[name]
    return new Uint8Array(bytes)
  }

  /** Rows over bytes that were packed; `start` is a multiple of eight. */
  static over<Wide extends string, Narrow extends string>(
    shape: Shape<Wide, Narrow>,
    bytes: ArrayBuffer,
    start: number,
    size: number,
  ): NumberRows<Wide | Narrow> {
    return new NumberRows(size, columnsOver(shape, bytes, start, size))
  }

  number(name: Name, place: number): number {
    return this.#columns[name][place] ?? 0
  }
}

function columnsOver<Wide extends string, Narrow extends string>(
  { wide, narrow }: Shape<Wide, Narrow>,
  bytes: ArrayBuffer,
  start: number,
  size: number,
): Columns<Wide | Narrow> {
  const behind = start + wide.length * size * 8
  return Object.fromEntries([
    ...wide.map((name, index) => [name, new Float64Array(bytes, start + index * size * 8, size)]),
    ...narrow.map((name, index) => [name, new Int32Array(bytes, behind + index * size * 4, size)]),
  ])
}
