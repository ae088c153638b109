"""All sockets: connect, operations in, views out."""
