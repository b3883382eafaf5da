/* oxlint-disable unicorn/require-post-message-target-origin -- a process has no origin */
process.parentPort.on('message', ({ data }) => {
  process.parentPort.postMessage({ role: process.argv[2], asked: data.question, pid: process.pid })
})
