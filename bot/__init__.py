"""Luming hears, speaks and wires: transports, the turn, the ticker, the courier, the web, the command line."""
