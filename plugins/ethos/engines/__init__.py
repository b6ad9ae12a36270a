"""What publishes outputs: MkDocs, a plain folder, and a zip file."""
