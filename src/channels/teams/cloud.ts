/** Where one of Microsoft's clouds issues tokens. Values as Microsoft documents them for the Bot Connector. */
export interface Cloud {
  /** Who signs the tokens that come to us, and the audience of the tokens that we ask for. */
  readonly issuer: string;
  readonly login: string;
  /** The tenant that issues tokens to bots of several tenants. */
  readonly botTenant: string;
}

export const PUBLIC_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration";

const publicCloud: Cloud = {
  issuer: "https://api.botframework.com",
  login: "https://login.microsoftonline.com",
  botTenant: "botframework.com",
};

const sovereign: Readonly<Record<string, Cloud>> = {
  "login.botframework.azure.us": {
    issuer: "https://api.botframework.us",
    login: "https://login.microsoftonline.us",
    botTenant: "MicrosoftServices.onmicrosoft.us",
  },
  "login.botframework.azure.cn": {
    issuer: "https://api.botframework.azure.cn",
    login: "https://login.partner.microsoftonline.cn",
    botTenant: "microsoftservices.partner.onmschina.cn",
  },
};

/** The cloud that publishes its keys at this address; the public one when the address is nobody's we know. */
export const cloudOf = (metadataUrl: string): Cloud => sovereign[new URL(metadataUrl).hostname] ?? publicCloud;

/** Issuers of tokens that the Bot Connector may send. All of them must be signed with its published keys. */
export const issuersOf = (cloud: Cloud, tenantId: string | undefined): string[] => [
  cloud.issuer,
  ...(tenantId ? [`https://sts.windows.net/${tenantId}/`, `${cloud.login}/${tenantId}/v2.0`] : []),
];
