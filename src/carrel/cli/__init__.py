"""The command line: the commands as one table, one file for each noun."""
