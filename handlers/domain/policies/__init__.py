"""What a town has decided for each column: one part of its policy a file."""
