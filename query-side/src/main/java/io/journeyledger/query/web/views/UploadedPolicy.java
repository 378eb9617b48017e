package io.journeyledger.query.web.views;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.multipart.MultipartFile;

/** A file that was chosen for a policy, as text that a form can show again. */
final class UploadedPolicy {

    /** Bytes of a file that is read at all; a policy is a hundredth of it. */
    private static final int LARGEST = 1 << 20;

    private UploadedPolicy() {}

    /** @throws FormRefusedException when it is too large for a policy, or no text in UTF-8 */
    static String text(MultipartFile file) throws IOException {
        if (file.getSize() > LARGEST) {
            throw new FormRefusedException("rehearsals.problem.large");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FormRefusedException("rehearsals.problem.encoding", e);
        }
    }
}
