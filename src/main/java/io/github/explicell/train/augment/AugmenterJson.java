package io.github.explicell.train.augment;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** An augmenter in JSON: its kind, then its components. A probability that is not given is 1. */
final class AugmenterJson implements JsonSerializer<Augmenter>, JsonDeserializer<Augmenter> {

    private static final String KIND = "kind";
    private static final String PROBABILITY = "probability";

    @Override
    public JsonElement serialize(final Augmenter augmenter, final Type type, final JsonSerializationContext context) {
        final JsonObject json = new JsonObject();
        json.addProperty(KIND, Augmenters.nameOf(augmenter));
        context.serialize(augmenter, augmenter.getClass())
                .getAsJsonObject()
                .entrySet()
                .forEach(e -> json.add(e.getKey(), e.getValue()));
        return json;
    }

    @Override
    public Augmenter deserialize(final JsonElement json, final Type type, final JsonDeserializationContext context) {
        if (!json.isJsonObject() || !json.getAsJsonObject().has(KIND))
            throw new JsonParseException("a step must be an object with a field 'kind'");
        final JsonObject fields = json.getAsJsonObject().deepCopy();
        final JsonElement kind = fields.remove(KIND);
        final Class<? extends Augmenter> found = kind.isJsonPrimitive() ? Augmenters.ofName(kind.getAsString()) : null;
        if (found == null)
            throw new JsonParseException(
                    "there is no augmenter " + kind + "; they are " + String.join(", ", Augmenters.names()));
        checkFields(kind.getAsString(), fields, found);
        if (!fields.has(PROBABILITY)) fields.addProperty(PROBABILITY, 1);
        return context.deserialize(fields, found);
    }

    /** A misspelled or missing field must not become a silent 0. */
    static void checkFields(final String what, final JsonObject fields, final Class<?> record) {
        final List<String> known = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        for (final String field : fields.keySet())
            if (!known.contains(field))
                throw new JsonParseException(
                        what + " has no field '" + field + "'; its fields are " + String.join(", ", known));
        for (final RecordComponent component : record.getRecordComponents())
            if (component.getType().isPrimitive()
                    && !component.getName().equals(PROBABILITY)
                    && !fields.has(component.getName()))
                throw new JsonParseException(what + " lacks its field '" + component.getName() + "'");
    }
}
