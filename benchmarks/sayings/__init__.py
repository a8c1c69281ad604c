"""Labelled sentences of what is said beside a ticket (a folder a model, a file a writer, a label and a text a row), and the fit of the models."""
