"""Nothing lost, nobody betrayed: what the limits, the chain and the retention of words need."""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass
