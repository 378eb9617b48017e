package io.journeyledger.intake.file;

import io.journeyledger.ledger.Argument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The mappings that ship with the product, and the reading of others. */
@Component
public class Mappings {

    /** Names of the shipped mappings. */
    public static final List<String> SHIPPED = List.of("ndjson", "cdnow", "cfpb", "cfpb-brief", "telco");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** The YAML text of a shipped mapping. */
    public String shipped(String name) throws InvalidMappingException {
        if (!SHIPPED.contains(name)) {
            throw new UnknownMappingException(name);
        }
        try (InputStream in = Mappings.class.getResourceAsStream("mappings/" + name + ".yaml")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** @param most bytes that are allowed */
    public static InvalidMappingException tooLarge(long bytes, long most) {
        return new InvalidMappingException("too-large", Argument.number(bytes), Argument.number(most));
    }

    /** The text of a mapping's file. */
    public static String text(byte[] file) throws InvalidMappingException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidMappingException("not-utf-8");
        }
    }

    Mapping parse(String text) throws InvalidMappingException {
        Mapping mapping;
        try {
            mapping = mapper.convertValue(MappingYaml.read(text), Mapping.class);
        } catch (YamlEngineException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new InvalidMappingException("no-yaml", Argument.text(String.valueOf(why.getMessage())));
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidMappingException(
                    "unknown-key",
                    Argument.text(path(e)),
                    Argument.texts(e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .toList()));
        } catch (JacksonException e) {
            throw e.getPath().isEmpty()
                    ? new InvalidMappingException("file-form")
                    : new InvalidMappingException("form", Argument.text(path(e)));
        }
        if (mapping == null) {
            throw new InvalidMappingException("empty");
        }
        MappingCheck.check(mapping);
        return mapping;
    }

    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
