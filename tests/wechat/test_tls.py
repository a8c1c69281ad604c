"""TLS with an own authority and with the built-in certificate, and what the doctor says of each mistake."""

import asyncio
from pathlib import Path

import pytest

from bot.wechat import Endpoint, examine
from tests.gateway.certificates import Certificates
from tests.gateway.gateway import Gateway
from tests.language.town import OWNERS
from tests.wechat.conftest import QUICK, Enter, environment
from tests.wechat.listener import Listener
from tests.wechat.logged import logged

NO_TLS = "WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT"


class Own:
    """A gateway with a certificate of its own authority."""

    @pytest.fixture
    def tls(self, certificates: Certificates) -> Certificates:
        return certificates


def encrypted(gateway: Gateway, **more: str) -> dict[str, str]:
    return environment(gateway, **{NO_TLS: "", **more})


def trusting(gateway: Gateway, certificates: Certificates, **more: str) -> dict[str, str]:
    return encrypted(gateway, LUMING_WECHAT_CA_FILE=str(certificates.ca), **more)


async def doctor(given: dict[str, str]) -> list[str]:
    """What is wrong, as the doctor tells it."""
    return [finding.text for finding in await examine(given, QUICK) if not finding.good]


class TestOwnAuthority(Own):
    @pytest.mark.parametrize("name", ["", "gateway.luming.test"])
    async def test_lines_go_both_ways(
        self, gateway: Gateway, certificates: Certificates, enter: Enter, ear: Listener, name: str
    ) -> None:
        """By its address, which the certificate names, and by the name that the user says it goes by."""
        given = trusting(gateway, certificates, LUMING_WECHAT_TLS_NAME=name)
        await enter(gateway, endpoint=Endpoint.from_environment(given))
        said = await gateway.says("陈姐", "一", OWNERS)
        await ear.until_settled(said)
        assert await doctor(given) == []

    async def test_a_wrong_name_is_told(self, gateway: Gateway, certificates: Certificates) -> None:
        (told,) = await doctor(trusting(gateway, certificates, LUMING_WECHAT_TLS_NAME="another.test"))
        assert told.startswith("证书上的名字与网关地址不符:请把 LUMING_WECHAT_TLS_NAME 设成")

    async def test_an_authority_nobody_named_is_told(self, gateway: Gateway) -> None:
        (told,) = await doctor(encrypted(gateway))
        assert told.startswith("证书不可信:请把 LUMING_WECHAT_CA_FILE 设成签发它的 CA 文件")

    async def test_plain_words_to_a_gateway_with_tls_are_told(self, gateway: Gateway) -> None:
        (told,) = await doctor(environment(gateway))
        assert told == f"连接一建立就断了:网关多半要求加密(TLS),请去掉 {NO_TLS}"

    async def test_a_certificate_that_is_not_trusted_keeps_the_adapter_out(
        self, gateway: Gateway, enter: Enter, ear: Listener
    ) -> None:
        wechat = await enter(gateway, online=False, endpoint=Endpoint.from_environment(encrypted(gateway)))
        while "CERTIFICATE_VERIFY_FAILED" not in wechat.status.why:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        assert wechat.status.state == "offline"


@pytest.mark.parametrize("tls", ["builtin"])
class TestBuiltIn:
    async def test_it_is_taken_only_where_asked_for_and_with_a_warning(
        self, gateway: Gateway, enter: Enter, ear: Listener
    ) -> None:
        given = encrypted(gateway, LUMING_WECHAT_CA_FILE="built-in")
        with logged() as lines:
            await enter(gateway, endpoint=Endpoint.from_environment(given))
        assert any("gives no secrecy" in line["event"] for line in lines if line["log_level"] == "warning")
        said = await gateway.says("陈姐", "一", OWNERS)
        await ear.until_settled(said)
        (told,) = await doctor(given)
        assert "没有保密" in told

    async def test_else_it_is_refused(self, gateway: Gateway) -> None:
        (told,) = await doctor(encrypted(gateway))
        assert told.startswith("证书不可信")


class TestPlain:
    async def test_all_is_well(self, gateway: Gateway) -> None:
        findings = await examine(environment(gateway), QUICK)
        assert all(finding.good for finding in findings)
        assert findings[-1].text == f"微信已登录:小鹿({gateway.people['小鹿']})"

    async def test_tls_to_a_gateway_without_is_told(self, gateway: Gateway) -> None:
        (told,) = await doctor(encrypted(gateway))
        assert told.startswith("网关没有加密")

    async def test_a_wrong_token_is_told_and_not_repeated(self, gateway: Gateway) -> None:
        (told,) = await doctor(environment(gateway, WECHATY_PUPPET_SERVICE_TOKEN="secret_of_another"))
        assert told == "网关不认令牌:请核对 WECHATY_PUPPET_SERVICE_TOKEN"

    async def test_nobody_logged_in_is_told(self, gateway: Gateway) -> None:
        await gateway.command("logout", why="from the phone")
        (told,) = await doctor(environment(gateway))
        assert told.startswith("微信没有登录")

    async def test_a_running_adapter_is_left_in_peace(self, gateway: Gateway, enter: Enter) -> None:
        wechat = await enter(gateway)
        findings = await examine(environment(gateway), QUICK)
        assert all(finding.good for finding in findings)
        assert "已有一个程序连着网关" in findings[-1].text
        assert wechat.status.state == "online"

    async def test_a_dead_and_a_frozen_gateway_are_told(self, gateway: Gateway) -> None:
        gateway.freeze()
        (frozen,) = await doctor(environment(gateway))
        gateway.kill()
        (dead,) = await doctor(environment(gateway))
        assert frozen.startswith(("网关没有回音", "连接一建立就断了"))
        assert dead.startswith("连不上网关")


async def test_what_is_not_set_is_told() -> None:
    (told,) = await doctor({})
    assert "WECHATY_PUPPET_SERVICE_ENDPOINT" in told


async def test_a_missing_authority_file_is_told(tmp_path: Path) -> None:
    given = {
        "WECHATY_PUPPET_SERVICE_ENDPOINT": "127.0.0.1:1",
        "WECHATY_PUPPET_SERVICE_TOKEN": "token_of_a_test",
        "LUMING_WECHAT_CA_FILE": str(tmp_path / "none.pem"),
    }
    (told,) = await doctor(given)
    assert told.startswith("找不到 LUMING_WECHAT_CA_FILE 指的文件")
