package almanac.dataset.command;

import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The precondition that a client sets for the change of a file.
 *
 * @param oneOf the file must have one of these contents; null when any will do, or none
 */
public record FileCondition(@Nullable Set<Sha256> oneOf, boolean mustBeThere, boolean mustBeNew) {

    public static final FileCondition NONE = new FileCondition(null, false, false);
    public static final FileCondition MUST_BE_NEW = new FileCondition(null, false, true);

    /** Refuses a file that breaks the condition; null content means that the file does not exist. */
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
