"""Plain values, the ports and the one error tree. Nothing in here does I/O."""
