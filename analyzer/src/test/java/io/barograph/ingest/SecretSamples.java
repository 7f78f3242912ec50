package io.barograph.ingest;

import java.util.List;

/**
 * A text with a secret in each form that is known, the secret between « and ». The forms are as the
 * source says; every secret is made up.
 */
record SecretSamples(String source, String marked) {
  static final List<SecretSamples> ALL =
      List.of(
          of("gitleaks, openai-api-key", "key «sk-Xk39dfLmQ02aPqRsT3BlbkFJwZ81yHnVbC55tGhJ8u»"),
          of("gitleaks, openai-api-key", "«sk-proj-a8_Kd93-LmX0T3BlbkFJ_9aZq1w-Eds2»"),
          of("Chanzhaoyu/chatgpt-web#1966", "session «sess-4qRt3kTmg3aDWeatIPnaKUsi»"),
          of("Wei-Shaw/claude-relay-service#478", "«rt_k9c7TUDpUw1dunQp5w3bXB.XTsAWWgPnslc6Qp»"),
          of("the newer form of the same", "refresh «rt.1.AAx7Qk2LmN0pR8sT-Zz4_bc»"),
          of("decolua/9router#2985", "personal access token «at-Zk3J92mQpLx81TfR»"),
          of("openai/codex, auth.json", "{\"tokens\":{\"id_token\":\"«eyJhbGci.eyJzdWIi.c2ln»\"}}"),
          of("openai/codex, auth.json", "{\"OPENAI_API_KEY\":\"«Xk39dfLmQ02a»\"}"),
          of("earendil-works/pi#2085", "«sk-ant-oat01-Qz8_kD93Lm-X0aPq»"),
          of("a saved .claude/.credentials.json", "\"refreshToken\":\"«sk-ant-ort01-Qz8_kD9»\""),
          of("docs.anthropic.com, API keys", "x-api-key: «sk-ant-api03-Qz8kD93LmX0aPqAA»"),
          of("a token response of Google", "\"access_token\": \"«ya29.a0AfH6SMC8Op6zXZkHi2XITk»\""),
          of("a token response of Google", "got «1//04d5XHqmn6Hdy3wTf5OYDP1SyBa74z»"),
          of("a token request to Google", "code «4/0AX4XfWgNmGZVbV7Kdr8Q9yVyzIYBnb»"),
          of("gitleaks, gcp-api-key", "https://example.org/v1?alt=json&key=«AIzaSyD93kLmQ0aPqXk2»"),
          of("github.blog, 2021-03-31", "«ghp_Zk3J92mQpLx81TfRk3J92mQpLx81TfRab3d»"),
          of("github.blog, 2021-03-31", "«gho_Zk3J92mQpLx81TfR», «ghu_Zk3J92mQpLx81TfR»"),
          of("github.blog, 2021-03-31", "«ghs_Zk3J92mQpLx81TfR», «ghr_Zk3J92mQpLx81TfR»"),
          of("gitleaks, github-fine-grained-pat", "«github_pat_11ABCDEFG0kd93LmX0aPq_k2»"),
          of("docs.aws, GetAccessKeyInfo", "id «AKIAIOSFODNN7SAMPLE0» or «ASIAIOSFODNN7SAMPLE0»"),
          of(
              "docs.aws, GetAccessKeyInfo",
              "aws_secret_access_key = «wJalrXUtnFEMI/K7MDENG/bPxRfi»"),
          of(
              "docs.aws, GetAccessKeyInfo",
              "the pair was «wJalrXUtnFEMI/K7MDENG/bPxRfiCYSAMPLEKEY7a»"),
          of("a saved .aws/sso/cache file", "«aoaAAAAAGlzmfwTIFYXBGo6MbK:MGYCMQD83k33K»"),
          of("a saved .aws/sso/cache file", "\"refreshToken\": \"«aorAAAAAGsBe20EWyIQBTqsx»\""),
          of("recorded answers of Entra", "was «0.AYEAy_3zvsvcqUGueWSPIqMt.AgABAAAAAAD--DLA3VO7»"),
          of("recorded answers of Entra", "was «1.AXoAv4j5cvGGr0GRqy180BHbR5V3sATb»"),
          of("a saved rclone.conf", "«M.C551_BAY.0.U.-ClV1Lvg54HjDZ!HXVnN9J51P*ukplNV»"),
          of("docs.slack.dev, tokens", "«xoxb-239847548-23489756-kD93LmX0aPq» «xapp-1-A0kD93LmX0»"),
          of("docs.slack.dev, rotation", "«xoxe.xoxp-1-Mi0yLTkwNjU1NDYz»"),
          of("RFC 6750", "Authorization: «Bearer mF_9.B5f-4.1JqM»"),
          of("RFC 6750", "sent bearer «mF_9.B5f-4.1JqM=», got 401"),
          of("RFC 7617", "curl -H 'authorization: «Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==»'"),
          of("RFC 7617", "> Basic «QWxhZGRpbjpvcGVuIHNlc2FtZQ==»"),
          of(
              "RFC 7616",
              "Proxy-Authorization: «Digest username=\"Mufasa\", response=\"8ca523f5e9506fed\"»"),
          of("hyper's HeaderMap", "{\"authorization\": \"«Custom kD93LmX0aPq with blanks»\""),
          of("RFC 6265", "Cookie: «__Secure-next-auth.session-token=kD93LmX0; oai-did=aPq9Lm2k»"),
          of("RFC 6265", "< set-cookie: «__cf_bm=kD93LmX0aPq; path=/; HttpOnly»"),
          of("RFC 3986", "https://«alice-b:hunter2-long@»proxy.example.org:8080/x"),
          of("RFC 3986", "https_proxy=http://«alice-b:p@ss:word9@»proxy:3128"),
          of(
              "RFC 6749",
              "http://localhost:1455/auth/callback?code=«ac_kD93LmX0aPq»&state=«kD93LmX0aPqz»"),
          of("RFC 6749", "body code=«kD93LmX0aPq93k»&grant_type=authorization_code"),
          of("RFC 7636", "grant_type=x&code_verifier=«dBjftJeZ4CVP-mB92K27uhbUJU1p1r»"),
          of("RFC 6749", "client_secret=«gX1fBat3bV0k2»&token=«tGzv3JOkF0XG5Q»"),
          of("RFC 8628", "\"device_code\":\"«GmRhmhcxhwAzkoEqiMEg»\""),
          of("RFC 6749", "access_token: Some(\"«tGzv3JOkF0XG5Qx»\")"),
          of("a token in prose", "Your token: «tGzv3JOkF0XG5Qx2»"),
          of("a flag", "codex --api-key «tGzv3JOkF0XG5Qx2» exec"),
          of("YAML", "password: «correct-horse-battery»"),
          of("JSON", "{\"password\": \"«correct horse, battery; staple»\"}"),
          of("JSON in JSON", "{\"body\":\"{\\\"refresh_token\\\":\\\"«kD93LmX0aPq»\\\"}\"}"),
          of("JSON in JSON in JSON", "\\\\\\\"Refresh-Token\\\\\\\":\\\\\\\"«kD93LmX0aPq»\\\\\\\""),
          of("Python", "{'access_token': b'«kD93LmX0aPq»'}"),
          of("Go", "map[refresh_token:[«kD93LmX0aPq»]]"),
          of("XML", "<client_secret>«kD93LmX0aPq»</client_secret>"),
          of("Gson, which escapes =", "refresh_token\\u003d«kD93LmX0aPq»\\u0026x"),
          of("rsyslog, option.jsonf", "1\\/\\/«04d5XHqmn6Hdy3wTf5OYDP1SyBa74z»"),
          of(
              "jq, colours",
              "\u001b[34;1m\"refresh_token\"\u001b[0m: \u001b[32m\"«kD93LmX0aPq»\"\u001b[0m"),
          of("colours, escaped by rsyslog", "#033[31mBearer #033[0m«mF_9.B5f-4.1JqM»"),
          of("colours, escaped by JSON", "\\u001b[1msk-\\u001b[0m«proj-kD93LmX0aPq»"),
          of("RFC 7468", "-----BEGIN PRIVATE KEY-----\n«MIIBVgIBADANBgkqhkiG9w0BAQEFAASC\nAUAw»"),
          of(
              "RFC 7468",
              "{\"private_key\": \"-----BEGIN RSA PRIVATE KEY-----\\n«MIIBVgIBADAN\\nAUAw»"),
          of("a mail address", "signed in as «alice.longname@example.co.uk»."),
          of("a mail address", "login_hint=«alice.longname%40example.com»&x=1"),
          of("a mail address", "«jürgen.müller+codex@münchen.example» is locked"));

  private static SecretSamples of(String source, String marked) {
    return new SecretSamples(source, marked);
  }

  String text() {
    return marked.replaceAll("[«»]", "");
  }

  List<String> secrets() {
    return List.of(marked.split("»")).stream()
        .filter(part -> part.contains("«"))
        .map(part -> part.substring(part.indexOf('«') + 1))
        .toList();
  }

  @Override
  public String toString() {
    return source;
  }
}
