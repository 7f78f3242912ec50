package io.barograph.replay;

import io.barograph.core.signal.HostId;
import io.barograph.core.signal.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the caller says of lines that do not say it themselves.
 *
 * @param user whose lines these are, or null
 * @param host where they were written, or null
 * @param start when the first line was written, for a file without any time; null for the file's
 *     own time
 * @param pattern how the lines are prefixed, or null
 */
public record Given(
    @Nullable UserId user,
    @Nullable HostId host,
    @Nullable Instant start,
    @Nullable LinePattern pattern) {}
