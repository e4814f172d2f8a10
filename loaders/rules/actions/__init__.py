"""Actions: what was done, is being done or will be done, told in sentences and lists."""
