"""What is beyond our reach: whose duty it is, in one line."""

from enum import StrEnum


class Office(StrEnum):
    """Who settles what we cannot."""

    INSURANCE = "insurance"
    LABOUR = "labour"
    SCHOOLS = "schools"
    CLEARANCE = "clearance"
    HOUSING_FUND = "housing_fund"


_WHOSE = {
    Office.INSURANCE: ("医保部门", "12393"),
    Office.LABOUR: ("人社部门", "12333"),
    Office.SCHOOLS: ("教育部门", "12345"),
    Office.CLEARANCE: ("房屋征收部门", "12345"),
    Office.HOUSING_FUND: ("公积金中心", "12329"),
}


def whose(office: Office) -> str:
    name, number = _WHOSE[office]
    return f"这件事归{name}管,我登记不了,请拨{number}问。"
