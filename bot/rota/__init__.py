"""The staff and the rota as an Excel table (.xlsx): written to be filled in or printed, read in the forms that real tables have."""
