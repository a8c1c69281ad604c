"""What is wrong with the way into WeChat, in plain words."""

import asyncio
import ssl
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass

from grpclib.const import Status
from grpclib.exceptions import GRPCError, StreamTerminatedError

from bot.wechat.endpoint import BUILT_IN, CA_FILE, ENDPOINT, NO_TLS, TLS_NAME, TOKEN, BadEndpoint, Endpoint
from bot.wechat.errors import is_slot_taken, told
from bot.wechat.events import Login, parse
from bot.wechat.gateway import Gateway
from bot.wechat.patience import DEFAULT, Patience


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    good: bool
    text: str


async def examine(environment: Mapping[str, str], patience: Patience = DEFAULT) -> list[Finding]:
    """Look at one thing after the other, up to the first that stands in the way of the rest."""
    try:
        endpoint = Endpoint.from_environment(environment)
    except BadEndpoint as error:
        return [Finding(False, str(error))]
    findings = [Finding(True, f"网关地址:{endpoint},{'加密连接(TLS)' if endpoint.tls else '不加密'}")]
    if endpoint.tls and endpoint.built_in:
        findings.append(
            Finding(False, f"网关用的是自带证书,它的私钥是公开的,等于没有保密:请换成自己的证书,并设置 {CA_FILE}")
        )
    gateway = Gateway(endpoint, patience)
    try:
        version = await gateway.version()
        findings += [Finding(True, f"连得上网关(版本 {version}),令牌也对"), await _login(gateway, endpoint, patience)]
    except Exception as error:
        findings.append(Finding(False, _trouble(error, endpoint)))
    finally:
        gateway.close()
    return findings


def _trouble(error: Exception, endpoint: Endpoint) -> str:
    """Why no call gets through (each seen with wechaty-puppet-service 1.19.9)."""
    why = told(error, endpoint.token)
    match error:
        case GRPCError(status=Status.UNAUTHENTICATED):
            return f"网关不认令牌:请核对 {TOKEN}"
        case GRPCError():
            return f"网关答复出错:{why}"
        case StreamTerminatedError() if not endpoint.tls:
            return f"连接一建立就断了:网关多半要求加密(TLS),请去掉 {NO_TLS}"
        case StreamTerminatedError():
            return "连接一建立就断了:那个端口上多半不是网关,或者网关正在退出"
        case ssl.SSLCertVerificationError() if error.verify_code in (62, 64):
            return f"证书上的名字与网关地址不符:请把 {TLS_NAME} 设成证书上的名字({error.verify_message})"
        case ssl.SSLCertVerificationError():
            return (
                f"证书不可信:请把 {CA_FILE} 设成签发它的 CA 文件,"
                f"网关用自带证书时设成 {BUILT_IN}({error.verify_message})"
            )
        case ssl.SSLError() if "WRONG_VERSION_NUMBER" in str(error):
            return f"网关没有加密:请给网关配上证书;只在本机试用时可设 {NO_TLS}=true"
        case ssl.SSLError():
            return f"加密连接(TLS)建立不起来,请核对证书和 {CA_FILE}:{why}"
        case TimeoutError():
            return f"网关没有回音:进程可能卡住了,或者被防火墙挡住了({endpoint})"
        case FileNotFoundError() if endpoint.ca_file and not endpoint.ca_file.exists():
            return f"找不到 {CA_FILE} 指的文件:{endpoint.ca_file}"
        case OSError():
            return f"连不上网关 {endpoint}:请看网关有没有启动、{ENDPOINT} 写得对不对({why})"
    return f"连不上网关:{why}"


async def _login(gateway: Gateway, endpoint: Endpoint, patience: Patience) -> Finding:
    """Who is logged in: the stream tells it at its start. It is let go at once."""
    try:
        async with asyncio.timeout(patience.heartbeat), aclosing(gateway.events()) as events:
            async for event in events:
                login = parse(int(event.type), event.payload)
                if isinstance(login, Login):
                    name = (await gateway.contact(login.account)).name
                    return Finding(True, f"微信已登录:{name}({login.account})")
    except TimeoutError:
        pass
    except GRPCError as error:
        if is_slot_taken(error):
            return Finding(True, "已有一个程序连着网关(多半是正在运行的鹿鸣),所以看不到登录的是谁")
        return Finding(False, f"网关答复出错:{told(error, endpoint.token)}")
    return Finding(False, "微信没有登录:运行 luming run,用手机扫它显示的二维码")
