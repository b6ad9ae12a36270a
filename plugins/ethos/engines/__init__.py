"""What publishes outputs: MkDocs, and a plain folder."""
