"""Every sentence of this column that people in chat read, one typed function each."""
