"""What is measured: each module runs alone and prints a table."""
