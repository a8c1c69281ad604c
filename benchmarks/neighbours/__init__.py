"""What neighbours write while a poll is open (votes), to whoever they asked (residents), and under a neighbour's complaint (seconds)."""
