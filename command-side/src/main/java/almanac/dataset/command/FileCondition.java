package almanac.dataset.command;

import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What whoever changes a file wants it to be before.
 *
 * @param oneOf the contents of which it must have one; null when any will do, or none
 */
public record FileCondition(@Nullable Set<Sha256> oneOf, boolean mustBeThere, boolean mustBeNew) {

    public static final FileCondition NONE = new FileCondition(null, false, false);
    public static final FileCondition MUST_BE_NEW = new FileCondition(null, false, true);

    /** Refuses what is not as it must be; no content means that there is no such file. */
    void require(FilePath path, @Nullable Sha256 content) {
        if (mustBeNew && content != null) {
            throw ErrorCode.FILE_THERE.with(path);
        }
        boolean isMissed = content == null && (mustBeThere || oneOf != null);
        boolean isAnother = content != null && oneOf != null && !oneOf.contains(content);
        if (isMissed || isAnother) {
            throw ErrorCode.FILE_CHANGED.with(path, content == null ? "of nothing" : "\"" + content + "\"");
        }
    }
}
