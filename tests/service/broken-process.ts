/** An engine process that cannot start, as with a missing library. */
process.exit(3)
