package io.barograph.core.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.barograph.core.signal.Cause;
import io.barograph.core.signal.Reason;
import io.barograph.core.signal.Signal.TurnFailed;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All that one failed command prints is one failure, however many lines it is. */
class FailedCommandsTest {

  static Stream<Arguments> commands() {
    return Stream.of(
        Arguments.of(
            new GcloudDialect(),
            Reason.EXPIRED,
            """
            Reauthentication required.
            ERROR: (gcloud.config.config-helper) There was a problem reauthenticating while refreshing your current auth tokens: Reauthentication challenge could not be answered because you are not in an interactive session.
            Please retry your command or run:

              $ gcloud auth login

            to obtain new credentials.
            """),
        Arguments.of(
            new GcloudDialect(),
            Reason.UNKNOWN,
            """
            ERROR: (gcloud.projects.list) There was a problem refreshing your current auth tokens: ('invalid_grant: Bad Request', {'error': 'invalid_grant', 'error_description': 'Bad Request'})
            Please run:

              $ gcloud auth login

            to obtain new credentials.

            If you have already logged in with a different account, run:

              $ gcloud config set account ACCOUNT

            to select an already authenticated account to use.
            """),
        Arguments.of(
            new GcloudDialect(),
            Reason.EXPIRED,
            """
            ERROR: (gcloud.compute.instances.list) Please run:

              $ gcloud auth login

            to complete reauthentication.
            """),
        Arguments.of(
            new AwsDialect(),
            Reason.EXPIRED,
            """

            aws: [ERROR]: Error when retrieving token from sso: Token has expired and refresh failed
            """),
        Arguments.of(
            new AzDialect(),
            Reason.EXPIRED,
            """
            ERROR: AADSTS70043: The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on 2021-04-14T21:31:07.1749157Z and the maximum allowed lifetime for this request is 43200.
            Trace ID: 150de44a-fe53-4165-8f75-59d63f6d1e00
            Correlation ID: 6d45f5c4-8f32-48ad-9945-2476bbb60fa0
            Timestamp: 2021-04-15 12:43:15Z
            Run the command below to authenticate interactively; additional arguments may be added as needed:
            az logout
            az login --tenant "a882bc25-e1dd-4721-b861-aba1afaec76d" --scope "https://management.core.windows.net//.default"
            """),
        Arguments.of(
            new ClaudeDialect(),
            Reason.EXPIRED,
            """
            {"type":"system","subtype":"init","session_id":"abc123","tools":[]}
            {"type":"assistant","message":{"model":"<synthetic>","role":"assistant","content":[{"type":"text","text":"Failed to authenticate: OAuth session expired and could not be refreshed"}]},"error":"authentication_failed"}
            {"type":"result","subtype":"success","is_error":true,"num_turns":1,"result":"Failed to authenticate: OAuth session expired and could not be refreshed","session_id":"abc123","total_cost_usd":0}
            """),
        Arguments.of(
            new ClaudeDialect(),
            Reason.EXPIRED,
            """
            API Error: 401
            {"type":"error","error":{"type":"authentication_error","message":"OAuth token has expired. Please obtain a new token or refresh your existing token."}} · Please run /login
            """));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isOneFailureByARefusedRefresh(Dialect dialect, Reason reason, String printed) {
    assertThat(printed.lines().map(dialect::read).filter(Objects::nonNull))
        .extracting(Reading::signal)
        .containsExactly(new TurnFailed(Cause.REFRESH_REJECTED, reason));
  }
}
