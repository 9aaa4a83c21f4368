/** A note of topics, of which nobody can tell for sure whether its lower headings are questions, too. */
export const NETWORKS = `# Networks

## What is a socket?

An end of a connection.

## Handshake

Three messages.

### Ports

A number.

### Sockets

Pairs of ports.
`

/** The same, with a section that lists things. */
export const NETWORKS_AND_LIST = `${NETWORKS}
## Sharing

- files
- printers
`
