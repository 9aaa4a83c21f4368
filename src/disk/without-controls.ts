/** What drives a terminal and is no text: sequences with their letters, as whoever copied out of a terminal has them. */
const SEQUENCES =
  /(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\|\x9c)|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]/g
/** Line ends that other programs have: vertical tabs of Excel, new pages, NEL. */
const OTHER_LINE_ENDS = /[\x0b\x0c\x85]/g
const CONTROLS = /[\x00-\x08\x0e-\x1f\x7f-\x9f]/g

/** A text as it may stand in a note: without control characters but tabs and line ends. */
export const withoutControls = (text: string): string =>
  text.replace(SEQUENCES, '').replace(OTHER_LINE_ENDS, '\n').replace(CONTROLS, '')
