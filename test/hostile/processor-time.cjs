// Required before a program: leaves the processor time that it took, user and system, in milliseconds.
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  require('node:fs').writeFileSync(process.env.PREP_TEST_TIME_FILE, String((user + system) / 1000))
})
