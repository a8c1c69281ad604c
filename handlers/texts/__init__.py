"""Every sentence that people in chat read, one typed function each, one file a noun."""
