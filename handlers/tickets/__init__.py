"""Tickets (工单): intake, dispatch, the officers' work, steering, recall, receipts, review."""
