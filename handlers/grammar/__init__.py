"""What every column speaks with: forms, arguments, which ticket is meant, answers, a ticket's short name."""
