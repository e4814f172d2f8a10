"""What every rule reads: the paper with its layout, its names and lists."""
