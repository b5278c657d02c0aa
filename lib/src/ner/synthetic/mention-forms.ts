/** The kinds of entity of a generated sentence. */
export const clinicalEntityTypes = [
  "ANAT",
  "DIAG",
  "MED",
  "PROC",
  "TEST",
] as const;

/** Anatomy, diagnosis, medication, procedure or test. */
export type ClinicalEntityType = (typeof clinicalEntityTypes)[number];

/** What entities of one type are made of. */
export interface MentionForms {
  /** Written out. */
  readonly names: readonly string[];
  readonly abbreviations: readonly string[];
  /** What may stand before a name, as a part of the entity. */
  readonly modifiers: readonly string[];
}

/** A list in words, which is easier to read than one in quotes. */
const words = (list: string): string[] =>
  list.split(",").map((form) => form.trim().replace(/\s+/g, " "));

/**
 * The forms of each type, alphabetically. Some belong to two: "iron" is given,
 * and measured; only what stands around it says which.
 */
export const mentionForms: Readonly<Record<ClinicalEntityType, MentionForms>> =
  {
    ANAT: {
      names: words(`
      abdomen, adrenal gland, ankle, aorta, appendix, bladder, brain, breast,
      carotid artery, cervical spine, chest wall, colon, common bile duct,
      cornea, duodenum, elbow, epigastrium, esophagus, femoral artery, femur,
      foot, forearm, frontal lobe, gallbladder, groin, hand, hip, ileum, jaw,
      jejunum, kidney, knee, larynx, liver, lower lobe, lumbar spine,
      lymph node, mandible, neck, ovary, pancreas, parietal lobe, pelvis,
      pharynx, pleura, popliteal vein, prostate, rectum, renal artery, scalp,
      shoulder, spleen, stomach, temporal lobe, thigh, thyroid, tibia,
      tongue, trachea, ureter, uterus, wrist
    `),
      abbreviations: words(`
      LAD, LLL, LLQ, LUE, RLE, RUL, RUQ
    `),
      modifiers: words(`
      distal, left, proximal, right
    `),
    },
    DIAG: {
      names: words(`
      abscess, anemia, angina, aortic stenosis, appendicitis, arrhythmia,
      arthritis, ascites, asthma, atelectasis, atrial fibrillation,
      bacteremia, bradycardia, bronchitis, cardiomyopathy, cellulitis,
      chest pain, cholecystitis, cirrhosis, cold, colitis, constipation,
      coronary artery disease, cough, deep vein thrombosis, dehydration,
      delirium, dementia, depression, diarrhea, discharge, diverticulitis,
      dysphagia, dyspnea, edema, endocarditis, epilepsy, fever, gastritis,
      glaucoma, gout, headache, heart failure, hematuria, hepatitis,
      hyperkalemia, hyperlipidemia, hypertension, hyponatremia,
      hypothyroidism, hypoxia, leukemia, lymphoma, melanoma, meningitis,
      migraine, myocardial infarction, nausea, nephrolithiasis, neuropathy,
      obesity, osteoarthritis, osteomyelitis, osteoporosis, pancreatitis,
      pericarditis, pleural effusion, pneumonia, pneumothorax, psoriasis,
      pulmonary embolism, pyelonephritis, renal failure, retinopathy,
      sarcoidosis, seizure, sepsis, sinusitis, stroke, syncope, tachycardia,
      thrombocytopenia, tonsillitis, tuberculosis, type 2 diabetes,
      ulcerative colitis, urinary tract infection, vertigo, vomiting
    `),
      abbreviations: words(`
      AKI, BPH, CAD, CHF, COPD, DVT, ESRD, GERD, HTN, MI, PE, PVD, TIA, UTI
    `),
      modifiers: words(`
      acute, chronic, mild, new, recurrent, severe, worsening
    `),
    },
    MED: {
      names: words(`
      acetaminophen, albuterol, allopurinol, amiodarone, amlodipine,
      amoxicillin, apixaban, aspirin, atenolol, atorvastatin, azithromycin,
      bisoprolol, bumetanide, calcium, captopril, carvedilol, ceftriaxone,
      cephalexin, ciprofloxacin, citalopram, clonazepam, clopidogrel,
      colchicine, dabigatran, diazepam, digoxin, diltiazem, doxycycline,
      enalapril, enoxaparin, escitalopram, famotidine, fluoxetine,
      furosemide, gabapentin, glipizide, heparin, hydralazine,
      hydrochlorothiazide, ibuprofen, insulin glargine, iron, labetalol,
      lamotrigine, levetiracetam, levofloxacin, levothyroxine, lisinopril,
      loratadine, lorazepam, losartan, magnesium, meropenem, metformin,
      methotrexate, metoprolol, metronidazole, montelukast, morphine,
      naproxen, nitroglycerin, olanzapine, omeprazole, ondansetron,
      oxycodone, pantoprazole, potassium, pravastatin, prednisone,
      propranolol, quetiapine, ramipril, rivaroxaban, rosuvastatin,
      sertraline, simvastatin, spironolactone, tamsulosin, torsemide,
      tramadol, trazodone, valsartan, vancomycin, venlafaxine, verapamil,
      vitamin d, warfarin, zolpidem
    `),
      abbreviations: words(`
      ASA, HCTZ, MTX, NTG, PCN
    `),
      modifiers: words(`
      intravenous, oral
    `),
    },
    PROC: {
      names: words(`
      angioplasty, appendectomy, arthroscopy, biopsy, bronchoscopy,
      cardiac catheterization, cardioversion, cataract extraction,
      cesarean section, cholecystectomy, colectomy, colonoscopy,
      coronary artery bypass, craniotomy, cystoscopy, debridement, endoscopy,
      gastric bypass, hemodialysis, hernia repair, hip replacement,
      hysterectomy, intubation, joint aspiration, knee replacement,
      laminectomy, laparoscopy, laparotomy, liver transplant, lobectomy,
      lumbar puncture, mastectomy, nephrectomy, nephrostomy,
      pacemaker insertion, paracentesis, pericardiocentesis, pleurodesis,
      prostatectomy, sigmoidoscopy, skin graft, spinal fusion, splenectomy,
      stent placement, thoracentesis, thoracotomy, thyroidectomy,
      tonsillectomy, tracheostomy, valve replacement, ventriculostomy,
      wound closure
    `),
      abbreviations: words(`
      CABG, EGD, ERCP, PCI, TAVR, TKA, TURP
    `),
      modifiers: words(`
      elective, emergent, laparoscopic, open, revision, urgent
    `),
    },
    TEST: {
      names: words(`
      albumin, alkaline phosphatase, amylase, arterial blood gas, bilirubin,
      blood culture, blood glucose, blood pressure, blood urea nitrogen,
      bone scan, calcium, chest radiograph, cholesterol,
      complete blood count, computed tomography, cortisol level, creatinine,
      echocardiogram, electrocardiogram, electroencephalogram,
      electromyogram, ferritin, heart rate, hematocrit, hemoglobin, iron,
      lactate, lipase, lipid panel, liver function tests, magnesium,
      magnetic resonance imaging, mammogram, oxygen saturation, phosphate,
      platelet count, potassium, procalcitonin, prothrombin time,
      pulmonary function test, respiratory rate, sedimentation rate, sodium,
      spirometry, sputum culture, stool culture, stress test, thyroid panel,
      transaminases, triglycerides, troponin, ultrasound, urinalysis,
      urine culture, venous duplex, ventilation scan, white blood cell count
    `),
      abbreviations: words(`
      ABG, BMP, BNP, BUN, CBC, CRP, CT, CXR, EEG, EKG, ESR, INR, MRI, TSH,
      TTE, WBC
    `),
      modifiers: words(`
      initial, repeat, serial
    `),
    },
  };

/**
 * Forms that every split has, since they are also something else: of another
 * type, or no entity at all ("at discharge", "cold hands", "PE: alert").
 */
export const ambiguousForms: readonly string[] = [
  "PE",
  "calcium",
  "cold",
  "discharge",
  "iron",
  "magnesium",
  "potassium",
];
